import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { makeDocx, wordParagraph, wordPicture, wordTextBox } from '../../../../../test/builders/office'
import { mediaTypes, type Segment } from '../../model'
import { parseDocument } from '../index'
import { readFilePicture } from '../pictures/read-file-picture'

const read = (body: string, options?: Parameters<typeof makeDocx>[1]) =>
  parseDocument({ bytes: makeDocx(body, options), filename: 'a.docx', mediaType: mediaTypes.docx })
const texts = (segments: Segment[]) => segments.map(({ text }) => text)
const cell = (inside: string) => `<w:tc>${inside}</w:tc>`
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((inside) => cell(inside.startsWith('<') ? inside : wordParagraph(inside))).join('')}</w:tr>`).join('')}</w:tbl>`

describe('Word: what hangs beside the text is not lost', () => {
  it.each([
    ['with a form for older programs', true],
    ['without one', false],
  ])('the words of a text box follow the paragraph it hangs on, once: %s', async (_, fallback) => {
    const { segments } = await read(
      wordParagraph('Lift the lid.') +
        wordTextBox(wordParagraph('Warning: the edge is hot.'), { fallback }) +
        wordParagraph('Close the lid.'),
    )
    expect(texts(segments)).toEqual(['Lift the lid.', 'Warning: the edge is hot.', 'Close the lid.'])
    expect(segments[1]).toMatchObject({ kind: 'warning', severity: 'warning' })
  })

  it('a formula is read as its letters and signs', async () => {
    const formula = '<m:oMath><m:r><m:t>V = m / ρ</m:t></m:r></m:oMath>'
    const { text } = await read(`<w:p><w:r><w:t xml:space="preserve">The volume is </w:t></w:r>${formula}</w:p>`)
    expect(text).toBe('The volume is V = m / ρ')
  })

  it('a footnote stays, as a paragraph of its own and without signs that lead there', async () => {
    const note = `<w:footnote w:id="2">${wordParagraph('Measured at 20 °C.')}</w:footnote>`
    const { segments } = await read(
      '<w:p><w:r><w:t>Fill in 3 ml.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
      { parts: { 'word/footnotes.xml': `<?xml version="1.0"?><w:footnotes {ns}>${note}</w:footnotes>` } },
    )
    expect(texts(segments)).toEqual(['Fill in 3 ml.', 'Measured at 20 °C.'])
  })

  it('a table in a cell keeps its own rows and header, below the row that it stands in', async () => {
    const inner = table(['Solvent', 'Limit'], ['Ethanol', '2 litres'], ['Acetone', '1 litre'])
    const { segments } = await read(
      table(['Room', 'What may be stored'], ['A 12', 'Gloves'], ['B 14', wordParagraph('Solvents') + inner]),
    )
    const row = segments.find(({ text }) => text === 'B 14 | Solvents')
    const nested = segments.filter(({ parent }) => parent === row?.key)
    expect(nested.map(({ cells }) => cells)).toContainEqual(['Ethanol', '2 litres'])
    expect(new Set(nested.map((one) => one.table))).not.toContain(row?.table)
  })
})

describe('Word: tracked changes give the final text', () => {
  const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
  const by = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'

  it('what was added or moved here is there, what was deleted or moved away is not', async () => {
    const { text } = await read(
      `<w:p>${run('Wait ')}<w:del ${by}>${run('5', 'delText')}</w:del><w:ins ${by}>${run('10')}</w:ins>${run(' minutes.')}</w:p>` +
        `<w:p><w:moveFrom ${by}>${run('Sign the log.')}</w:moveFrom>${run('Close the lid.')}</w:p>` +
        `<w:p><w:moveTo ${by}>${run('Sign the log.')}</w:moveTo></w:p>`,
    )
    expect(text).toBe('Wait 10 minutes.\nClose the lid.\nSign the log.')
  })

  it('a deleted row of a table is gone', async () => {
    const rows = [
      ['Part', 'Limit'],
      ['Lid', '5 °C'],
    ].map((row) => `<w:tr>${row.map((one) => cell(wordParagraph(one))).join('')}</w:tr>`)
    const deleted = `<w:tr><w:trPr><w:del ${by}/></w:trPr>${cell(`<w:p><w:del ${by}>${run('Seal', 'delText')}</w:del></w:p>`)}${cell(`<w:p><w:del ${by}>${run('9 °C', 'delText')}</w:del></w:p>`)}</w:tr>`
    const { text } = await read(`<w:tbl>${rows.join('')}${deleted}</w:tbl>`)
    expect(text).toContain('Lid | 5 °C')
    expect(text).not.toMatch(/Seal|9 °C/)
  })
})

describe('Word: pictures', () => {
  const png = readFileSync('test/fixtures/manifests/gasket.png')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

  it('carry their caption and their name, by which they are read', async () => {
    const options = { media: { 'gasket.png': png } }
    const body = wordParagraph('Look at the gasket.') + wordPicture(1) + wordParagraph('Figure 1: The gasket.')
    const { segments } = await read(body, options)
    expect(segments.find(({ kind }) => kind === 'figure')).toMatchObject({
      text: 'Figure 1: The gasket.',
      picture: 'gasket.png',
    })
    const given = { bytes: makeDocx(body, options), mediaType: mediaTypes.docx }
    const picture = await readFilePicture({ ...given, name: 'gasket.png' })
    expect(picture?.mediaType).toBe('image/png')
    expect(Buffer.from(picture?.bytes ?? []).equals(png)).toBe(true)
    for (const name of ['other.png', '../document.xml', '../../word/media/gasket.png', 'gasket.png\u0000'])
      expect(await readFilePicture({ ...given, name })).toBeUndefined()
  })

  it('that browsers do not show, or that only say that they are pictures, are not handed out', async () => {
    const media = { 'drawing.emf': Buffer.from('EMF'), 'script.png': svg }
    const { segments } = await read(wordPicture(1) + wordPicture(2) + wordParagraph('Look.'), { media })
    expect(segments.filter(({ picture }) => picture === 'drawing.emf')).toEqual([])
    const bytes = makeDocx(wordPicture(1) + wordPicture(2), { media })
    expect(await readFilePicture({ bytes, mediaType: mediaTypes.docx, name: 'script.png' })).toBeUndefined()
    expect(await readFilePicture({ bytes, mediaType: mediaTypes.docx, name: 'drawing.emf' })).toBeUndefined()
  })
})
