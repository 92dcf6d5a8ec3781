import type { Run } from '../blocks'
import { foldBlanks } from '../blocks'
import { newFlow } from './flow'

export type Where =
  'text' | 'left-out' | 'fonts' | 'styles' | 'colours' | 'marker' | 'title' | 'info' | 'picture' | 'note'
/** What a group inherits from the one around it, and gives back when it ends. */
export type State = {
  where: Where
  bold: boolean
  unseen: boolean
  deleted: boolean
  white: boolean
  tiny: boolean
  page: string
  skip: number
}
export const plainState = { bold: false, unseen: false, deleted: false, white: false, tiny: false, page: '' }
export const plainSettings = { heading: 0, level: 0, depth: 0, style: 0 }

/** All that is known while a file is read. Control words may touch any part of it. */
export type Reader = {
  flow: ReturnType<typeof newFlow>
  state: State
  stack: State[]
  /** Of the paragraph that is open. */
  settings: { heading: number; level: number; depth: number; style: number }
  runs: Run[]
  marker: string
  /** Footnotes of it, and the runs that wait while one is read. */
  notes: Run[][]
  interrupted: Run[][]
  /** Of the row that is open. */
  header: boolean
  lined: boolean
  title: string
  unseen: string[]
  pictures: { kind: 'png' | 'jpeg'; hex: string }[]
  picture: { kind: string; hex: string }
  documentPage: string
  fonts: Map<number, string>
  styles: Map<number, number>
  colours: string[]
  /** The entry of a table of fonts, styles or colours that is being read. */
  named: { number: number; text: string }
  colour: { red: string; green: string; blue: string }
  /** Signs that a program which knows Unicode passes over. */
  toSkip: number
  /** Right behind `{`, and behind `{\*`. */
  opened: boolean
  starred: boolean
}

export const newReader = (): Reader => ({
  flow: newFlow(),
  state: { where: 'text', ...plainState, skip: 1 },
  stack: [],
  settings: { ...plainSettings },
  runs: [],
  marker: '',
  notes: [],
  interrupted: [],
  header: false,
  lined: false,
  title: '',
  unseen: [],
  pictures: [],
  picture: { kind: '', hex: '' },
  documentPage: 'windows-1252',
  fonts: new Map(),
  styles: new Map(),
  colours: [],
  named: { number: 0, text: '' },
  colour: { red: '', green: '', blue: '' },
  toSkip: 0,
  opened: false,
  starred: false,
})

/** Text of the file, where it belongs now. */
export function addText(reader: Reader, text: string): void {
  const { state, settings } = reader
  if (state.deleted) return
  switch (state.where) {
    case 'text':
    case 'note':
      if (state.unseen || state.tiny || (state.white && settings.depth === 0)) reader.unseen.push(text)
      else reader.runs.push({ text, ...(state.bold ? { bold: true } : {}) })
      return
    case 'marker':
      reader.marker += text
      return
    case 'title':
      reader.title += text
      return
    case 'fonts':
    case 'styles':
      reader.named.text += text
      if (text.includes(';')) endName(reader)
      return
    case 'colours':
      for (const sign of text) if (sign === ';') endColour(reader)
      return
    case 'picture':
      reader.picture.hex += text.replace(/\s+/g, '')
      return
    default:
  }
}

export function endParagraph(reader: Reader): void {
  const { flow, settings, styles } = reader
  const heading = settings.heading || (styles.get(settings.style) ?? 0)
  flow.paragraph({ ...settings, runs: reader.runs.map(spaced), heading, marker: foldBlanks(reader.marker) })
  for (const note of reader.notes.splice(0))
    flow.paragraph({ runs: note.map(spaced), heading: 0, marker: '', level: 0, depth: settings.depth })
  reader.runs = []
  reader.marker = ''
}

function endColour(reader: Reader): void {
  const { red, green, blue } = reader.colour
  reader.colours.push([red, green, blue].join(','))
  reader.colour = { red: '', green: '', blue: '' }
}

function endName(reader: Reader): void {
  const { named, state, styles } = reader
  const level = /^\s*(?:heading|überschrift|kop|titre|título|titolo)\s*(\d)/i.exec(named.text)?.[1]
  if (state.where === 'styles' && level) styles.set(named.number, Number(level))
  reader.named = { number: 0, text: '' }
}

const spaced = (run: Run): Run => ({ ...run, text: run.text.replace(/\t/g, ' ') })
