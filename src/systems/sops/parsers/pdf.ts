import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Doubt } from '../model'
import { defineParser } from './define-parser'
import { recognisePages } from './ocr/recognise-pages'
import { blocksOfPages } from './pdf/blocks'
import { withoutFurniture } from './pdf/furniture'
import { withPdf } from './pdf/open-pdf'
import type { PdfPage } from './pdf/pages'
import { readPages } from './pdf/pages'
import { rawObjects } from './pdf/raw/objects'
import { runningTitle } from './pdf/running-title'

export const pdfParser = defineParser({
  name: 'pdf',
  mediaType: mediaTypes.pdf,
  extensions: endings[mediaTypes.pdf],
  read: ({ bytes, filename, onProgress }) =>
    withPdf(bytes, async (document) => {
      const text = await readPages(document, { withImages: holdsImages(bytes), objects: rawObjects(bytes) })
      const { pages, doubts } = await recognisePages({
        document,
        pages: text.pages,
        ...(onProgress ? { onProgress } : {}),
      })
      const empty = pages.filter((page) => !page.items.some((item) => /[\p{L}\p{N}]/u.test(item.text)))
      if (empty.length === pages.length) throw refuse('sop.scanned')
      const { blocks, title: printed } = blocksOfPages(withoutFurniture(pages))
      const title = printed ?? runningTitle(pages, filename) ?? text.title
      const recognised = pages.flatMap(({ number: page, recognised: confidence }) =>
        confidence === undefined ? [] : [{ page, confidence }],
      )
      return {
        blocks,
        pages: pages.length,
        doubts: [...doubts, ...empty.map(noText), ...sidewaysDoubts(pages)],
        ...(recognised.length > 0 ? { recognised } : {}),
        ...(title ? { title } : {}),
      }
    }),
})

const noText = ({ number: page }: PdfPage): Doubt => ({
  code: 'page.no-text',
  page,
  message: `Page ${page} holds no text that can be read. If it is not meant to be empty, type what it says, or leave it out knowingly.`,
})

/** Words across the direction of a page are left out: stamps and watermarks, which come back, but also a heading on its side. */
function sidewaysDoubts(pages: PdfPage[]): Doubt[] {
  const seen = new Map<string, number>()
  for (const page of pages) for (const text of new Set(page.sideways)) seen.set(text, (seen.get(text) ?? 0) + 1)
  return pages.flatMap((page): Doubt[] => {
    const once = page.sideways.filter((text) => /\p{L}{3}/u.test(text) && (seen.get(text) ?? 0) === 1).join(' ')
    if (!once) return []
    return [
      {
        code: 'page.sideways-text',
        page: page.number,
        message: `Page ${page.number} holds words that run across its text and were left out: “${once.slice(0, 120)}”. Add them if they matter.`,
      },
    ]
  })
}

/** Image objects stand in the file uncompressed, whatever else is. Looking for them on pages costs as much as the text. */
const holdsImages = (bytes: Uint8Array): boolean =>
  /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
