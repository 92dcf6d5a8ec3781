import { load } from 'cheerio'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import { decodeText } from './decode-text'
import { defineParser } from './define-parser'
import { blocksFromHtml } from './html-blocks'
import { assertShallow } from './nesting'

export const htmlParser = defineParser({
  name: 'html',
  mediaType: mediaTypes.html,
  extensions: endings[mediaTypes.html],
  async read({ bytes }) {
    const html = decodeText(bytes)
    assertShallow(html, { html: true })
    const title = load(html)('head > title').first().text().trim()
    const { blocks, doubts } = blocksFromHtml(html)
    return { blocks, doubts, ...(title ? { title } : {}) }
  },
})
