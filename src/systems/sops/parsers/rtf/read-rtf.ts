import { refuse } from '../../errors'
import type { Block, Run } from '../blocks'
import { foldBlanks, plainText } from '../blocks'
import { decodePage } from '../decode-text'
import { embeddedName } from '../pictures/names'
import { pageOfDocument, pageOfFont } from './code-pages'
import { newFlow } from './flow'
import { tokensOf } from './tokens'
import { LEFT_OUT, SIGNS } from './vocabulary'

const deepest = 400
type Where = 'text' | 'left-out' | 'fonts' | 'styles' | 'colours' | 'marker' | 'title' | 'info' | 'picture' | 'note'
type State = {
  where: Where
  bold: boolean
  unseen: boolean
  deleted: boolean
  white: boolean
  tiny: boolean
  page: string
  skip: number
}
type Settings = { heading: number; level: number; depth: number; style: number }

export type RtfReading = {
  blocks: Block[]
  title?: string
  unseen: string
  pictures: { kind: 'png' | 'jpeg'; hex: string }[]
}

/**
 * Reads RTF into blocks: headings by style or outline level, lists, tables in tables, footnotes after their paragraph.
 * One long function: a control word may touch any part of the state, and this is the list of all that are known.
 */
export function readRtf(rtf: string): RtfReading {
  const flow = newFlow()
  const pictures: RtfReading['pictures'] = []
  const fonts = new Map<number, string>()
  const styles = new Map<number, number>()
  const colours: string[] = []
  const unseen: string[] = []
  let documentPage = 'windows-1252'
  let state: State = {
    where: 'text',
    bold: false,
    unseen: false,
    deleted: false,
    white: false,
    tiny: false,
    page: '',
    skip: 1,
  }
  const stack: State[] = []
  let runs: Run[] = []
  let notes: Run[][] = []
  let settings: Settings = { heading: 0, level: 0, depth: 0, style: 0 }
  let marker = ''
  let header = false
  let lined = false
  let title = ''
  let named = { number: 0, text: '' }
  let colour = { red: '', green: '', blue: '' }
  let picture = { kind: '', hex: '' }
  let bytes: number[] = []
  let toSkip = 0
  let starred = false
  let opened = false

  const add = (text: string) => {
    if (state.deleted) return
    switch (state.where) {
      case 'text':
      case 'note':
        if (state.unseen || state.tiny || (state.white && settings.depth === 0)) unseen.push(text)
        else runs.push({ text, ...(state.bold ? { bold: true } : {}) })
        return
      case 'marker':
        marker += text
        return
      case 'title':
        title += text
        return
      case 'fonts':
      case 'styles':
        named.text += text
        if (text.includes(';')) endName()
        return
      case 'colours':
        for (const sign of text) if (sign === ';') endColour()
        return
      case 'picture':
        picture.hex += text.replace(/\s+/g, '')
        return
      default:
    }
  }
  const endColour = () => {
    colours.push([colour.red, colour.green, colour.blue].join(','))
    colour = { red: '', green: '', blue: '' }
  }
  const endName = () => {
    const level = /^\s*(?:heading|überschrift|kop|titre|título|titolo)\s*(\d)/i.exec(named.text)?.[1]
    if (state.where === 'styles' && level) styles.set(named.number, Number(level))
    named = { number: 0, text: '' }
  }
  const flushBytes = () => {
    if (bytes.length === 0) return
    const page = state.page || documentPage
    const text = decodePage(page, Uint8Array.from(bytes))
    bytes = []
    add(text)
  }
  const endParagraph = () => {
    const heading = settings.heading || (styles.get(settings.style) ?? 0)
    flow.paragraph({ ...settings, runs: runs.map(spaced), heading, marker: foldBlanks(marker) })
    for (const note of notes.splice(0))
      flow.paragraph({ runs: note.map(spaced), heading: 0, marker: '', level: 0, depth: settings.depth })
    runs = []
    marker = ''
  }

  const word = (name: string, value: number | undefined) => {
    const on = value !== 0
    if (opened && starred && !['shppict', 'shpinst', 'footnote', 'pnseclvl', 'pn', 'listtext'].includes(name))
      state.where = 'left-out'
    if (LEFT_OUT.has(name)) state.where = name === 'colortbl' ? 'colours' : 'left-out'
    switch (name) {
      case '*':
        starred = true
        return
      case 'ansicpg':
        documentPage = pageOfDocument(value ?? 0)
        return
      case 'fonttbl':
        state.where = 'fonts'
        break
      case 'stylesheet':
        state.where = 'styles'
        break
      case 'info':
        state.where = 'info'
        break
      case 'title':
        if (state.where === 'info') state.where = 'title'
        break
      case 'listtext':
      case 'pntext':
        if (state.where === 'text') {
          state.where = 'marker'
          marker = ''
        }
        break
      case 'pict':
        state.where = state.where === 'left-out' ? 'left-out' : 'picture'
        picture = { kind: '', hex: '' }
        break
      case 'pngblip':
      case 'jpegblip':
        picture.kind = name === 'pngblip' ? 'png' : 'jpeg'
        break
      case 'footnote':
        if (state.where === 'text') {
          state.where = 'note'
          stackedRuns.push(runs)
          runs = []
        }
        break
      case 'red':
      case 'green':
      case 'blue':
        if (state.where === 'colours') colour[name] = String(value ?? 0)
        break
      case 'f':
        if (state.where === 'fonts') named.number = value ?? 0
        else state.page = fonts.get(value ?? 0) ?? ''
        break
      case 'fcharset':
        if (state.where === 'fonts') fonts.set(named.number, pageOfFont(value ?? 0) ?? '')
        break
      case 's':
        if (state.where === 'styles') named.number = value ?? 0
        else settings.style = value ?? 0
        break
      case 'b':
        state.bold = on
        break
      case 'v':
        state.unseen = on
        break
      case 'deleted':
        state.deleted = on
        break
      case 'cf':
        state.white = colours[value ?? 0] === '255,255,255'
        break
      case 'highlight':
      case 'cb':
      case 'chcbpat':
        if (on) state.white = false
        break
      case 'fs':
        state.tiny = value !== undefined && value > 0 && value < 4
        break
      case 'plain':
        Object.assign(state, { bold: false, unseen: false, deleted: false, white: false, tiny: false, page: '' })
        break
      case 'uc':
        state.skip = value ?? 1
        break
      case 'u':
        add(String.fromCharCode((value ?? 0) & 0xffff))
        toSkip = state.skip
        break
      case 'pard':
        if (state.where === 'text') settings = { heading: 0, level: 0, depth: 0, style: 0 }
        break
      case 'outlinelevel':
        if (state.where === 'text') settings.heading = (value ?? 0) < 6 ? (value ?? 0) + 1 : 0
        break
      case 'ilvl':
        settings.level = (value ?? 0) * 360
        break
      case 'li':
        if (state.where === 'text') settings.level = Math.max(0, value ?? 0)
        break
      case 'intbl':
        settings.depth = Math.max(1, settings.depth)
        break
      case 'itap':
        settings.depth = Math.min(20, Math.max(0, value ?? 0))
        break
      case 'trhdr':
        header = true
        break
      case 'trowd':
        header = false
        lined = false
        break
      case 'clbrdrb':
        lined = true
        break
      case 'par':
      case 'sect':
      case 'page':
        if (state.where === 'note') runs.push({ text: '\n' })
        else if (state.where === 'text') endParagraph()
        break
      case 'cell':
      case 'nestcell': {
        if (state.where !== 'text') break
        const depth = name === 'cell' ? 1 : Math.max(2, settings.depth)
        settings.depth = depth
        if (plainText(runs) !== '') endParagraph()
        runs = []
        marker = ''
        flow.endCell(depth)
        break
      }
      case 'row':
        flow.endRow(1, { header, lined })
        break
      case 'nestrow':
        flow.endRow(Math.max(2, settings.depth), { header, lined })
        break
      default: {
        const sign = SIGNS[name]
        if (sign !== undefined) add(sign)
      }
    }
  }
  const stackedRuns: Run[][] = []

  for (const token of tokensOf(rtf)) {
    if (token.type !== 'byte') flushBytes()
    switch (token.type) {
      case 'open':
        if (stack.length >= deepest) throw refuse('sop.too-deep', { depth: stack.length })
        stack.push({ ...state })
        opened = true
        starred = false
        continue
      case 'close': {
        const before = stack.pop()
        if (!before) break
        if (state.where === 'picture' && before.where !== 'picture') {
          const kind = picture.kind === 'png' || picture.kind === 'jpeg' ? picture.kind : undefined
          if (kind) pictures.push({ kind, hex: picture.hex })
          if (plainText(runs) !== '') endParagraph()
          flow.figure(kind ? embeddedName(pictures.length - 1, kind) : '', settings.depth)
        }
        if (state.where === 'note' && before.where === 'text') {
          notes = [...notes, runs]
          runs = stackedRuns.pop() ?? []
        }
        state = before
        toSkip = 0
        break
      }
      case 'word':
        word(token.word, token.value)
        if (token.word === '*') continue
        break
      case 'byte':
        if (toSkip > 0) toSkip -= 1
        else if (state.where !== 'left-out') bytes.push(token.byte)
        break
      case 'text': {
        const text = toSkip > 0 ? token.text.slice(toSkip) : token.text
        toSkip = Math.max(0, toSkip - token.text.length)
        if (text !== '') add(inPage(text, state.page || documentPage))
      }
    }
    opened = false
    starred = false
  }
  flushBytes()
  if (plainText(runs) !== '') endParagraph()
  return {
    blocks: flow.blocks(),
    unseen: unseen.join(''),
    pictures,
    ...(title.trim() ? { title: foldBlanks(title) } : {}),
  }
}

/** Old writers put bytes above 127 into the text as they are. */
const inPage = (text: string, page: string): string =>
  /[\u0080-\u00ff]/.test(text) && text !== '\u00a0' ? decodePage(page, Buffer.from(text, 'latin1')) : text

const spaced = (run: Run): Run => ({ ...run, text: run.text.replace(/\t/g, ' ') })
