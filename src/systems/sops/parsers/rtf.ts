import { endings } from '../formats'
import { mediaTypes } from '../model'
import { defineParser } from './define-parser'
import { hiddenText } from './hidden-text'
import { readRtf } from './rtf/read-rtf'

/** Rich Text Format, as Word, WordPad, TextEdit and LibreOffice write it. Tracked changes: the final text. */
export const rtfParser = defineParser({
  name: 'rtf',
  mediaType: mediaTypes.rtf,
  extensions: endings[mediaTypes.rtf],
  read({ bytes }) {
    const { blocks, unseen, title } = readRtf(Buffer.from(bytes).toString('latin1'))
    return Promise.resolve({ blocks, doubts: hiddenText(unseen), ...(title ? { title } : {}) })
  },
})
