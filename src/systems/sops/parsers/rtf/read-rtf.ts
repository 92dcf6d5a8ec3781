import { refuse } from '../../errors'
import type { Block } from '../blocks'
import { foldBlanks, plainText } from '../blocks'
import { decodePage } from '../decode-text'
import { embeddedName } from '../pictures/names'
import { controlWord } from './control-words'
import { addText, endParagraph, newReader, type Reader } from './reader'
import { tokensOf } from './tokens'

const deepest = 400

export type RtfReading = {
  blocks: Block[]
  title?: string
  unseen: string
  pictures: Reader['pictures']
}

/** Reads RTF into blocks: headings by style or outline level, lists, tables in tables, footnotes after their paragraph. */
export function readRtf(rtf: string): RtfReading {
  const reader = newReader()
  let bytes: number[] = []
  const flushBytes = () => {
    if (bytes.length === 0) return
    const text = decodePage(pageOf(reader), Uint8Array.from(bytes))
    bytes = []
    addText(reader, text)
  }
  for (const token of tokensOf(rtf)) {
    if (token.type !== 'byte') flushBytes()
    switch (token.type) {
      case 'open':
        if (reader.stack.length >= deepest) throw refuse('sop.too-deep', { depth: reader.stack.length })
        reader.stack.push({ ...reader.state })
        reader.opened = true
        reader.starred = false
        continue
      case 'close':
        endGroup(reader)
        break
      case 'word':
        controlWord(reader, token.word, token.value)
        if (token.word === '*') continue
        break
      case 'byte':
        if (reader.toSkip > 0) reader.toSkip -= 1
        else if (reader.state.where !== 'left-out') bytes.push(token.byte)
        break
      case 'text': {
        const text = reader.toSkip > 0 ? token.text.slice(reader.toSkip) : token.text
        reader.toSkip = Math.max(0, reader.toSkip - token.text.length)
        if (text !== '') addText(reader, inPage(text, pageOf(reader)))
      }
    }
    reader.opened = false
    reader.starred = false
  }
  flushBytes()
  if (plainText(reader.runs) !== '') endParagraph(reader)
  return {
    blocks: reader.flow.blocks(),
    unseen: reader.unseen.join(''),
    pictures: reader.pictures,
    ...(reader.title.trim() ? { title: foldBlanks(reader.title) } : {}),
  }
}

/** What a group held is done; what stood before it holds again. */
function endGroup(reader: Reader): void {
  const { state, picture, pictures, flow, settings } = reader
  const before = reader.stack.pop()
  if (!before) return
  if (state.where === 'picture' && before.where !== 'picture') {
    const kind = picture.kind === 'png' || picture.kind === 'jpeg' ? picture.kind : undefined
    if (kind) pictures.push({ kind, hex: picture.hex })
    if (plainText(reader.runs) !== '') endParagraph(reader)
    flow.figure(kind ? embeddedName(pictures.length - 1, kind) : '', settings.depth)
  }
  if (state.where === 'note' && before.where === 'text') {
    reader.notes = [...reader.notes, reader.runs]
    reader.runs = reader.interrupted.pop() ?? []
  }
  reader.state = before
  reader.toSkip = 0
}

const pageOf = ({ state, documentPage }: Reader): string => state.page || documentPage

/** Old writers put bytes above 127 into the text as they are. */
const inPage = (text: string, page: string): string =>
  /[\u0080-\u00ff]/.test(text) && text !== '\u00a0' ? decodePage(page, Buffer.from(text, 'latin1')) : text
