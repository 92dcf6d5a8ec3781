import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import { defineParser } from './define-parser'
import { docxTitle } from './docx-title'
import { blocksFromHtml } from './html-blocks'

/** Word: mammoth turns styles and numbering into HTML, from where the HTML reader takes over. */
export const docxParser = defineParser({
  name: 'docx',
  mediaType: mediaTypes.docx,
  extensions: endings[mediaTypes.docx],
  async read({ bytes }) {
    const { default: mammoth } = await import('mammoth')
    // Pictures are only marked: their bytes would be carried along as base64 text otherwise.
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const { value } = await mammoth
      .convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage, ignoreEmptyParagraphs: true })
      .catch((error: unknown) => {
        throw refuse('sop.unreadable', { reason: error instanceof Error ? error.message : String(error) })
      })
    const { blocks, doubts } = blocksFromHtml(value)
    const title = await docxTitle(bytes)
    return { blocks, doubts, ...(title ? { title } : {}) }
  },
})
