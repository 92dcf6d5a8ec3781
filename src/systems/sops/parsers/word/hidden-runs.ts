import type { Xml } from '../office/open-package'

type Selection = ReturnType<Xml>

/** Takes out the runs that a reader does not see: hidden, white on white, or smaller than can be read. Returns their text. */
export function removeHiddenRuns($: Xml, styles: Xml | null): string {
  const hiddenStyles = new Set(
    styles?.('w\\:style')
      .toArray()
      .filter((style) => isOn(styles(style).children('w\\:rPr').children('w\\:vanish')))
      .flatMap((style) => style.attribs['w:styleId'] ?? []) ?? [],
  )
  const coloured = $('w\\:background').length > 0
  const hidden = $('w\\:r').filter((_, element) => {
    const run = $(element)
    const properties = run.children('w\\:rPr')
    if (isOn(properties.children('w\\:vanish'))) return true
    if (hiddenStyles.has(properties.children('w\\:rStyle').attr('w:val') ?? '')) return true
    if (isTiny(properties)) return true
    return !coloured && isWhite(properties) && !standsOnColour(run, properties)
  })
  const text = hidden
    .toArray()
    .map((run) => $(run).find('w\\:t').text())
    .filter((each) => each.trim() !== '')
    .join(' ')
  hidden.find('w\\:t').remove()
  return text
}

const isOn = (flag: Selection): boolean =>
  flag.length > 0 && !['0', 'false', 'off'].includes(flag.first().attr('w:val') ?? '')

/** Half points: what is below two points is no print. */
function isTiny(properties: Selection): boolean {
  const size = Number(properties.children('w\\:sz').attr('w:val') ?? Number.NaN)
  return size > 0 && size < 4
}

const isWhite = (properties: Selection): boolean =>
  /^F[EF]F[EF]F[EF]$/i.test(properties.children('w\\:color').attr('w:val') ?? '')

/** White print is read well on a coloured cell, band or box; a style of the whole table may colour its cells, too. */
function standsOnColour(run: Selection, properties: Selection): boolean {
  if (properties.children('w\\:highlight').length > 0 || isShaded(properties.children('w\\:shd'))) return true
  if (isShaded(run.closest('w\\:p').children('w\\:pPr').children('w\\:shd'))) return true
  if (run.closest('w\\:tc').length > 0) {
    const cell = run.closest('w\\:tc').children('w\\:tcPr').children('w\\:shd')
    return isShaded(cell) || run.closest('w\\:tbl').children('w\\:tblPr').children('w\\:tblStyle').length > 0
  }
  return (
    run.closest('w\\:txbxContent').length > 0 ||
    run.closest('w\\:p').children('w\\:pPr').children('w\\:pStyle').length > 0
  )
}

const isShaded = (shade: Selection): boolean => {
  const fill = shade.attr('w:fill') ?? ''
  return shade.attr('w:themeFill') !== undefined || (fill !== '' && !/^(?:auto|F[EF]F[EF]F[EF])$/i.test(fill))
}
