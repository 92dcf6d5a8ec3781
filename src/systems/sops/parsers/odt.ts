import { refuse } from '../errors'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import { defineParser } from './define-parser'
import { hiddenText } from './hidden-text'
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
    const { blocks, unseen } = blocksOfText($, part('styles.xml'))
    return { blocks, doubts: hiddenText(unseen), ...(title ? { title } : {}) }
  },
})
