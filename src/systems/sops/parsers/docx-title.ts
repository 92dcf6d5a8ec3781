import { load } from 'cheerio'
import { readZipTexts } from '../uploads/zip-entries'
import { foldBlanks } from './blocks'

const LABEL = /^(?:document )?(?:title|titel|titre|título)\s*:\s*(.+)$/i
const FURNITURE = /\b(?:page|pagina|seite|página|pag\.)\b|^\W*$|^\d+$|confidential|draft/i

/** A Word document's name: its properties, else `Title: …` in its page header, else the few words of the header. */
export async function docxTitle(bytes: Uint8Array): Promise<string | undefined> {
  const parts = await readZipTexts(bytes, {
    wanted: (name) => name === 'docProps/core.xml' || /^word\/header\d*\.xml$/.test(name),
    maxBytes: 4_000_000,
  })
  const core = load(parts.get('docProps/core.xml') ?? '', { xml: true })('dc\\:title')
    .first()
    .text()
    .trim()
  if (core && !/^(?:untitled|document\d*|microsoft word)\b/i.test(core)) return core
  const headers = [...parts].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => linesOf(xml))
  const labelled = headers
    .flat()
    .map((line) => LABEL.exec(line)?.[1])
    .find(Boolean)
  if (labelled) return labelled
  const lines = [...new Set(headers.flat())].filter((line) => !FURNITURE.test(line) && line.split(/\s+/).length >= 2)
  const joined = lines.join(' ')
  return lines.length >= 1 && lines.length <= 3 && joined.length <= 150 ? joined : undefined
}

/** Paragraphs of a header part, tabs as line ends. */
function linesOf(xml: string): string[] {
  const $ = load(xml, { xml: true })
  $('w\\:instrText, w\\:delText, mc\\:Fallback').remove()
  return $('w\\:p')
    .toArray()
    .flatMap((paragraph) => {
      $(paragraph).find('w\\:tab, w\\:br').replaceWith('\n')
      return $(paragraph).text().split('\n').map(foldBlanks)
    })
    .filter(Boolean)
}
