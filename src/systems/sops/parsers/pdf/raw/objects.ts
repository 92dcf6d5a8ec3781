import { inflateSync } from 'node:zlib'
import { isDictionary, isReference, nameOf, readValue, type Dictionary, type Value } from './values'

/** The objects of a PDF by their numbers. `streamOf` is null for streams that are packed in an unusual way. */
export type RawObjects = {
  resolve(value: Value | undefined): Value | undefined
  /** A number's object, as a dictionary: streams give theirs. */
  dictionaryOf(value: Value | undefined): Dictionary | undefined
  streamOf(value: Value | undefined): Buffer | null
}

type Found = { text: string; at: number; own: boolean }

const OBJECT = /(?<![^\0\t\n\f\r >])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![A-Za-z])/g
/** No page says more than this in signs; a stream that does is left to pdf.js. */
const MOST_UNPACKED = 32 * 1024 * 1024
/** Objects that are packed together, in all. */
const MOST_PACKED = 64 * 1024 * 1024

/**
 * Finds the objects of a PDF by going through it once, without its table of places. Null where they cannot be told for
 * sure: encrypted files, and those that were changed by adding to them, which name an object twice.
 */
export function rawObjects(bytes: Uint8Array): RawObjects | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const file = buffer.toString('latin1')
  const found = new Map<number, Found>()
  const packed: number[] = []
  OBJECT.lastIndex = 0
  for (let match = OBJECT.exec(file); match; match = OBJECT.exec(file)) {
    const number = Number(match[1])
    if (found.has(number)) return null
    found.set(number, { text: file, at: OBJECT.lastIndex, own: true })
    const read = readValue(file, OBJECT.lastIndex)
    // Also: values without an end are read to the end of the file, and that once.
    if (!read) return null
    if (!isDictionary(read.value)) continue
    const { entries } = read.value
    if (entries.has('Encrypt')) return null
    if (nameOf(entries.get('Type')) === 'ObjStm') packed.push(number)
    const length = entries.get('Length')
    // What a stream holds is passed over: it may look like anything.
    if (typeof length === 'number') {
      const start = streamStart(file, read.end)
      if (start !== null && endsAt(file, start + length)) OBJECT.lastIndex = start + length
    } else OBJECT.lastIndex = read.end
  }
  if (/\/Encrypt\b/.test(file)) return null

  const resolve = (value: Value | undefined, depth = 0): Value | undefined => {
    if (!isReference(value)) return value
    const place = found.get(value.reference)
    return place && depth < 10 ? resolve(readValue(place.text, place.at)?.value, depth + 1) : undefined
  }
  const dictionaryOf = (value: Value | undefined): Dictionary | undefined => {
    const plain = resolve(value)
    return isDictionary(plain) ? plain : undefined
  }
  const streamOf = (value: Value | undefined): Buffer | null => {
    const place = isReference(value) ? found.get(value.reference) : undefined
    const read = place?.own ? readValue(file, place.at) : null
    if (!read || !isDictionary(read.value)) return null
    const length = resolve(read.value.entries.get('Length'))
    const start = streamStart(file, read.end)
    if (typeof length !== 'number' || start === null || !endsAt(file, start + length)) return null
    return unpacked(buffer.subarray(start, start + length), read.value, resolve)
  }
  let held = 0
  for (const number of packed) {
    const stream = streamOf({ reference: number })
    const { entries } = dictionaryOf({ reference: number }) ?? { entries: new Map<string, Value>() }
    const [first, count] = [resolve(entries.get('First')), resolve(entries.get('N'))]
    if (!stream || typeof first !== 'number' || typeof count !== 'number') return null
    held += stream.length
    if (held > MOST_PACKED) return null
    const text = stream.toString('latin1')
    const places = text.slice(0, first).trim().split(/\s+/).map(Number)
    for (let nth = 0; nth < count; nth += 1) {
      const [object, offset] = [places[nth * 2], places[nth * 2 + 1]]
      if (object === undefined || offset === undefined || found.has(object)) return null
      found.set(object, { text, at: first + offset, own: false })
    }
  }
  return { resolve, dictionaryOf, streamOf }
}

function streamStart(file: string, at: number): number | null {
  const match = /^[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/.exec(file.slice(at, at + 40))
  return match ? at + match[0].length : null
}

const endsAt = (file: string, at: number): boolean => /^\s*endstream/.test(file.slice(at, at + 20))

function unpacked(
  bytes: Buffer,
  { entries }: Dictionary,
  resolve: (value: Value | undefined) => Value | undefined,
): Buffer | null {
  const filter = resolve(entries.get('Filter') ?? entries.get('F'))
  const filters = (Array.isArray(filter) ? filter : filter === undefined ? [] : [filter]).map((one) =>
    nameOf(resolve(one)),
  )
  if (entries.has('DecodeParms') || filters.length > 1) return null
  if (filters.length === 0) return bytes
  if (filters[0] !== 'FlateDecode') return null
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_UNPACKED })
  } catch {
    // Cut off, or too much: pdf.js makes of it what it can.
    return null
  }
}
