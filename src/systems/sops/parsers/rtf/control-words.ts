import { plainText } from '../blocks'
import { pageOfDocument, pageOfFont } from './code-pages'
import { addText, endParagraph, plainSettings, plainState, type Reader } from './reader'
import { LEFT_OUT, SIGNS } from './vocabulary'

type Handler = (reader: Reader, value: number | undefined, name: string) => void

/** Groups that say something although a program that does not know them should pass over them. */
const known = new Set(['shppict', 'shpinst', 'footnote', 'pnseclvl', 'pn', 'listtext'])

/** What one control word changes; one that is not known changes nothing. */
export function controlWord(reader: Reader, name: string, value: number | undefined): void {
  if (reader.opened && reader.starred && !known.has(name)) reader.state.where = 'left-out'
  if (LEFT_OUT.has(name)) reader.state.where = name === 'colortbl' ? 'colours' : 'left-out'
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  const sign = SIGNS[name]
  if (handler) handler(reader, value, name)
  else if (sign !== undefined) addText(reader, sign)
}

const inText = (reader: Reader): boolean => reader.state.where === 'text'

const marked: Handler = (reader) => {
  if (!inText(reader)) return
  reader.state.where = 'marker'
  reader.marker = ''
}
const blip: Handler = ({ picture }, _, name) => {
  picture.kind = name === 'pngblip' ? 'png' : 'jpeg'
}
const coloured: Handler = ({ state, colour }, value, name) => {
  if (state.where === 'colours') colour[name as keyof typeof colour] = String(value ?? 0)
}
/** Text on a coloured ground is seen, white or not. */
const grounded: Handler = ({ state }, value) => {
  if (value !== 0) state.white = false
}
const broken: Handler = (reader) => {
  if (reader.state.where === 'note') reader.runs.push({ text: '\n' })
  else if (inText(reader)) endParagraph(reader)
}
const endCell: Handler = (reader, _, name) => {
  if (!inText(reader)) return
  const depth = name === 'cell' ? 1 : Math.max(2, reader.settings.depth)
  reader.settings.depth = depth
  if (plainText(reader.runs) !== '') endParagraph(reader)
  reader.runs = []
  reader.marker = ''
  reader.flow.endCell(depth)
}

const handlers: Record<string, Handler> = {
  '*': (reader) => {
    reader.starred = true
  },
  ansicpg: (reader, value) => {
    reader.documentPage = pageOfDocument(value ?? 0)
  },
  fonttbl: ({ state }) => {
    state.where = 'fonts'
  },
  stylesheet: ({ state }) => {
    state.where = 'styles'
  },
  info: ({ state }) => {
    state.where = 'info'
  },
  title: ({ state }) => {
    if (state.where === 'info') state.where = 'title'
  },
  listtext: marked,
  pntext: marked,
  pict: (reader) => {
    reader.state.where = reader.state.where === 'left-out' ? 'left-out' : 'picture'
    reader.picture = { kind: '', hex: '' }
  },
  pngblip: blip,
  jpegblip: blip,
  footnote: (reader) => {
    if (!inText(reader)) return
    reader.state.where = 'note'
    reader.interrupted.push(reader.runs)
    reader.runs = []
  },
  red: coloured,
  green: coloured,
  blue: coloured,
  f: ({ state, named, fonts }, value) => {
    if (state.where === 'fonts') named.number = value ?? 0
    else state.page = fonts.get(value ?? 0) ?? ''
  },
  fcharset: ({ state, named, fonts }, value) => {
    if (state.where === 'fonts') fonts.set(named.number, pageOfFont(value ?? 0) ?? '')
  },
  s: ({ state, named, settings }, value) => {
    if (state.where === 'styles') named.number = value ?? 0
    else settings.style = value ?? 0
  },
  b: ({ state }, value) => {
    state.bold = value !== 0
  },
  v: ({ state }, value) => {
    state.unseen = value !== 0
  },
  deleted: ({ state }, value) => {
    state.deleted = value !== 0
  },
  cf: ({ state, colours }, value) => {
    state.white = colours[value ?? 0] === '255,255,255'
  },
  highlight: grounded,
  cb: grounded,
  chcbpat: grounded,
  fs: ({ state }, value) => {
    state.tiny = value !== undefined && value > 0 && value < 4
  },
  plain: ({ state }) => {
    Object.assign(state, plainState)
  },
  uc: ({ state }, value) => {
    state.skip = value ?? 1
  },
  u: (reader, value) => {
    addText(reader, String.fromCharCode((value ?? 0) & 0xffff))
    reader.toSkip = reader.state.skip
  },
  pard: (reader) => {
    if (inText(reader)) reader.settings = { ...plainSettings }
  },
  outlinelevel: (reader, value) => {
    if (inText(reader)) reader.settings.heading = (value ?? 0) < 6 ? (value ?? 0) + 1 : 0
  },
  ilvl: ({ settings }, value) => {
    settings.level = (value ?? 0) * 360
  },
  li: (reader, value) => {
    if (inText(reader)) reader.settings.level = Math.max(0, value ?? 0)
  },
  intbl: ({ settings }) => {
    settings.depth = Math.max(1, settings.depth)
  },
  itap: ({ settings }, value) => {
    settings.depth = Math.min(20, Math.max(0, value ?? 0))
  },
  trhdr: (reader) => {
    reader.header = true
  },
  trowd: (reader) => {
    reader.header = false
    reader.lined = false
  },
  clbrdrb: (reader) => {
    reader.lined = true
  },
  par: broken,
  sect: broken,
  page: broken,
  cell: endCell,
  nestcell: endCell,
  row: ({ flow, header, lined }) => flow.endRow(1, { header, lined }),
  nestrow: ({ flow, settings, header, lined }) => flow.endRow(Math.max(2, settings.depth), { header, lined }),
}
