/** What stands in a PDF as an object. Strings are passed over: nobody here needs them. */
export type Value = number | boolean | null | Name | Reference | Value[] | Dictionary
export type Name = { name: string }
export type Reference = { reference: number }
export type Dictionary = { entries: Map<string, Value> }

export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'reference' in value
export const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'entries' in value
export const nameOf = (value: Value | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined

const DEEPEST = 40
const TOKEN = /<<|>>|\[|\]|\(|<|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y
const BLANK = new Set('\0\t\n\f\r ')
const TO_REFERENCE = /[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y

/** Reads one value of `text` from `at` on. Null where it is none that PDF knows. */
export function readValue(text: string, at: number, depth = 0): { value: Value; end: number } | null {
  if (depth > DEEPEST) return null
  const token = tokenAt(text, at)
  if (!token) return null
  const { word, end } = token
  if (word === '<<') return readDictionary(text, end, depth)
  if (word === '[') return readArray(text, end, depth)
  if (word === '(') return stringEnd(text, end)
  if (word === '<') {
    const close = text.indexOf('>', end)
    return close < 0 ? null : { value: null, end: close + 1 }
  }
  if (word.startsWith('/')) return { value: { name: plainName(word.slice(1)) }, end }
  if (word === 'true' || word === 'false') return { value: word === 'true', end }
  if (word === 'null') return { value: null, end }
  const number = Number(word)
  if (word === '>>' || word === ']' || Number.isNaN(number)) return null
  TO_REFERENCE.lastIndex = end
  return /^\d+$/.test(word) && TO_REFERENCE.test(text)
    ? { value: { reference: number }, end: TO_REFERENCE.lastIndex }
    : { value: number, end }
}

function tokenAt(text: string, at: number): { word: string; end: number } | null {
  TOKEN.lastIndex = afterBlanks(text, at)
  const word = TOKEN.exec(text)?.[0]
  return word === undefined ? null : { word, end: TOKEN.lastIndex }
}

/** By hand: as a pattern, comments upon comments would take time without end. */
function afterBlanks(text: string, from: number): number {
  let at = from
  for (; ; at += 1) {
    const sign = text[at]
    if (sign === '%') while (at + 1 < text.length && text[at + 1] !== '\n' && text[at + 1] !== '\r') at += 1
    else if (sign === undefined || !BLANK.has(sign)) return at
  }
}

function readDictionary(text: string, from: number, depth: number): { value: Dictionary; end: number } | null {
  const entries = new Map<string, Value>()
  for (let at = from; ;) {
    const key = tokenAt(text, at)
    if (!key) return null
    if (key.word === '>>') return { value: { entries }, end: key.end }
    if (!key.word.startsWith('/')) return null
    const read = readValue(text, key.end, depth + 1)
    if (!read) return null
    entries.set(plainName(key.word.slice(1)), read.value)
    at = read.end
  }
}

function readArray(text: string, from: number, depth: number): { value: Value[]; end: number } | null {
  const values: Value[] = []
  for (let at = from; ;) {
    const next = tokenAt(text, at)
    if (next?.word === ']') return { value: values, end: next.end }
    const read = readValue(text, at, depth + 1)
    if (!read) return null
    values.push(read.value)
    at = read.end
  }
}

function stringEnd(text: string, from: number): { value: null; end: number } | null {
  for (let at = from, open = 1; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '(') open += 1
    else if (sign === ')' && --open === 0) return { value: null, end: at + 1 }
  }
  return null
}

const plainName = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
