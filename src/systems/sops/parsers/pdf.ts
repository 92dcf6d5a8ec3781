import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Doubt } from '../model'
import { defineParser } from './define-parser'
import { blocksOfPages } from './pdf/blocks'
import { withoutFurniture } from './pdf/furniture'
import { readPages } from './pdf/pages'

export const pdfParser = defineParser({
  name: 'pdf',
  mediaType: mediaTypes.pdf,
  extensions: endings[mediaTypes.pdf],
  async read({ bytes }) {
    const { pages, title } = await readPages(bytes)
    const empty = pages.filter((page) => !page.items.some((item) => /[\p{L}\p{N}]/u.test(item.text)))
    if (empty.length === pages.length) throw refuse('sop.scanned')
    const doubts = empty.map((page): Doubt => ({
      code: 'page.no-text',
      page: page.number,
      message: `Page ${page.number} holds no text that can be read; if it is a picture of text, type that text or leave it out knowingly.`,
    }))
    const { blocks, title: printedTitle } = blocksOfPages(withoutFurniture(pages))
    const name = printedTitle ?? title
    return { blocks, pages: pages.length, doubts, ...(name ? { title: name } : {}) }
  },
})
