import { load } from 'cheerio'
import { ZipFile } from 'yazl'
import { refuse } from '../../errors'
import type { Doubt } from '../../model'
import { OversizedArchive, readZipTexts } from '../../uploads/zip-entries'
import { foldBlanks } from '../blocks'
import { hiddenText } from '../hidden-text'
import { assertShallow } from '../nesting'
import type { Xml } from '../office/open-package'
import { showablePicture } from '../pictures/names'
import { removeHiddenRuns } from './hidden-runs'

/** More XML than a document for people holds. */
const mostXml = 48 * 1024 * 1024
/** Stands between a picture's name and its alternative text, where mammoth carries one string only. */
export const PICTURE_MARK = '\u0001'

/**
 * A Word file as mammoth reads it best, with what it would lose made plain: text boxes become paragraphs after the one they
 * hang on, formulas become text, pictures carry their names. Hidden text is taken out. Pictures' bytes are left behind.
 */
export async function prepareWord(bytes: Uint8Array): Promise<{ bytes: Buffer; doubts: Doubt[] }> {
  const texts = await readZipTexts(bytes, {
    wanted: (name) => /\.(?:xml|rels)$/i.test(name),
    maxBytes: mostXml,
  }).catch((error: unknown) => {
    throw refuse(error instanceof OversizedArchive ? 'sop.bomb' : 'sop.unreadable', {
      reason: error instanceof Error ? error.message : String(error),
    })
  })
  for (const xml of texts.values()) assertShallow(xml)
  const styles = texts.get('word/styles.xml')
  const stylesXml = styles === undefined ? null : load(styles, { xml: true })
  const doubts: Doubt[] = []
  for (const [name, xml] of texts) {
    if (!/^word\/(?:document\d*|footnotes|endnotes)\.xml$/.test(name)) continue
    const $ = load(xml, { xml: true })
    doubts.push(...hiddenText(removeHiddenRuns($, stylesXml)), ...unreadDrawings($))
    namePictures($, texts.get(name.replace(/([^/]+)$/, '_rels/$1.rels')))
    writeOutFormulas($)
    unfoldTextBoxes($)
    texts.set(name, $.xml())
  }
  return { bytes: await packed(texts), doubts }
}

/** Text boxes of Word 2010 and later: their paragraphs follow the one that they hang on. */
function unfoldTextBoxes($: Xml): void {
  for (const element of $('mc\\:AlternateContent').toArray()) {
    const alternatives = $(element)
    const choice = alternatives.children('mc\\:Choice').first()
    if (choice.find('w\\:txbxContent').length === 0 && alternatives.children('mc\\:Fallback').length > 0) continue
    // The newer of the two says the same as the older, and more.
    alternatives.replaceWith(choice.contents())
  }
  for (const element of $('wps\\:txbx > w\\:txbxContent').toArray().reverse()) {
    const box = $(element)
    const host = box.closest('w\\:p')
    const contents = box.contents()
    box.remove()
    if (host.length > 0) host.after(contents)
  }
}

/** Formulas: their letters and signs in a row. */
function writeOutFormulas($: Xml): void {
  for (const element of $('m\\:oMath').toArray()) {
    const formula = $(element)
    const text = foldBlanks(
      formula
        .find('m\\:t')
        .toArray()
        .map((part) => $(part).text())
        .join(''),
    )
    const run = $('<w:r><w:t xml:space="preserve"></w:t></w:r>')
    run.find('w\\:t').text(text)
    const outer = formula.parent('m\\:oMathPara')
    if (outer.length > 0 && outer.children('m\\:oMath').length === 1) outer.replaceWith(run)
    else formula.replaceWith(run)
  }
}

/** Each picture's file name goes where its alternative text stands: the one thing that is carried along. */
function namePictures($: Xml, relations: string | undefined): void {
  const targets = new Map(
    load(relations ?? '', { xml: true })('Relationship')
      .toArray()
      .map(({ attribs }) => [attribs.Id ?? '', attribs.Target ?? '']),
  )
  for (const element of $('a\\:blip').toArray()) {
    const name = showablePicture(targets.get(element.attribs['r:embed'] ?? '') ?? '')
    const about = $(element).closest('w\\:drawing').find('wp\\:docPr').first()
    const alt = about.attr('descr') || about.attr('title') || ''
    if (name && !alt.includes(PICTURE_MARK)) about.attr('descr', `${name}${PICTURE_MARK}${alt}`)
  }
  for (const element of $('v\\:imagedata').toArray()) {
    const name = showablePicture(targets.get(element.attribs['r:id'] ?? '') ?? '')
    if (name) element.attribs['o:title'] = `${name}${PICTURE_MARK}${element.attribs['o:title'] ?? ''}`
  }
}

/** Drawings whose words are kept in other parts, which are not read. */
function unreadDrawings($: Xml): Doubt[] {
  const charts = $('c\\:chart').length
  const diagrams = $('dgm\\:relIds').length
  const what = [charts ? `${charts} charts` : '', diagrams ? `${diagrams} diagrams (SmartArt)` : ''].filter(Boolean)
  if (what.length === 0) return []
  return [
    {
      code: 'drawing-not-read',
      message: `The document holds ${what.join(' and ')} whose words are not read. Check that no step is told by them alone.`,
    },
  ]
}

function packed(texts: ReadonlyMap<string, string>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, xml] of texts) archive.addBuffer(Buffer.from(xml), name, { compress: false })
  archive.end()
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    archive.outputStream.on('data', (part: Buffer) => parts.push(part))
    archive.outputStream.on('error', reject)
    archive.outputStream.on('end', () => resolve(Buffer.concat(parts)))
  })
}
