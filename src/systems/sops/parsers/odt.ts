import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import { defineParser } from './define-parser'
import { openPackage } from './office/open-package'
import { blocksOfText } from './office/text-document'

/** OpenDocument text (LibreOffice). Tracked changes: what was deleted is left out, what was added is text. */
export const odtParser = defineParser({
  name: 'odt',
  mediaType: mediaTypes.odt,
  extensions: endings[mediaTypes.odt],
  async read({ bytes }) {
    const { part } = await openPackage(bytes, (name) => /^(?:content|styles|meta)\.xml$/.test(name))
    const $ = part('content.xml')
    if (!$) throw refuse('sop.unreadable', { reason: 'no content.xml' })
    const title = part('meta.xml')?.('dc\\:title').first().text().trim()
    return { blocks: blocksOfText($, part('styles.xml')), doubts: [], ...(title ? { title } : {}) }
  },
})
