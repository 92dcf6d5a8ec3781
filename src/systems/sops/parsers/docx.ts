import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import { defineParser } from './define-parser'
import { docxTitle } from './docx-title'
import { blocksFromHtml } from './html-blocks'
import { PICTURE_MARK, prepareWord } from './word/prepare'

/** Word: mammoth turns styles and numbering into HTML, from where the HTML reader takes over. Tracked changes: the final text. */
export const docxParser = defineParser({
  name: 'docx',
  mediaType: mediaTypes.docx,
  extensions: endings[mediaTypes.docx],
  async read({ bytes }) {
    const { default: mammoth } = await import('mammoth')
    const prepared = await prepareWord(bytes)
    // Pictures are only marked: their bytes would be carried along as base64 text otherwise.
    const convertImage = mammoth.images.imgElement((image) => {
      const text = (image as { altText?: string }).altText ?? ''
      const [name, alt] = text.includes(PICTURE_MARK) ? text.split(PICTURE_MARK) : ['', text]
      return Promise.resolve({ src: '', alt: alt ?? '', ...(name ? { 'data-picture': name } : {}) })
    })
    const { value } = await mammoth
      .convertToHtml({ buffer: prepared.bytes }, { convertImage, ignoreEmptyParagraphs: true })
      .catch((error: unknown) => {
        throw refuse('sop.unreadable', { reason: error instanceof Error ? error.message : String(error) })
      })
    const { blocks, doubts } = blocksFromHtml(withoutNoteLinks(value))
    const title = await docxTitle(bytes)
    return { blocks, doubts: [...prepared.doubts, ...doubts], ...(title ? { title } : {}) }
  },
})

/** Footnotes stay as paragraphs at the end; the signs that lead there and back (`[1]`, `↑`) are not in the document. */
const withoutNoteLinks = (html: string): string =>
  html
    .replace(/<sup><a href="#(?:foot|end)note-[\w-]*"[^>]*>[^<]*<\/a><\/sup>/g, '')
    .replace(/\s*<a href="#(?:foot|end)note-ref-[\w-]*">[^<]*<\/a>/g, '')
    .replace(/<ol>((?:<li id="(?:foot|end)note-[\w-]*">(?:(?!<\/li>).)*<\/li>)+)<\/ol>/gs, (_, notes: string) =>
      notes.replace(/<li id="[^"]*">|<\/li>/g, ''),
    )
