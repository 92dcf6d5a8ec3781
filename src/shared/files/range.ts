/** A part of a file, in bytes; `end` belongs to it. */
export type Part = { start: number; end: number }

/**
 * The part of a file of `size` bytes that a `Range` header asks for. `whole` where it asks for none, for several at once
 * (which nobody has to answer, and which is a way to have a server send a file many times over), or for something that is
 * no range; `none` where the file has no such part.
 */
export function partWanted(headers: Headers, size: number): Part | 'whole' | 'none' {
  // Without a validator of ours nobody can have one to compare.
  if (headers.has('if-range')) return 'whole'
  const asked = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(headers.get('range') ?? '')
  const [, first = '', last = ''] = asked ?? []
  if (!asked || (first === '' && last === '')) return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'none' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= size ? 'none' : { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** A part of what a stream brings; it is stopped once that is there. */
export async function* cutOut(stream: AsyncIterable<unknown>, { start, end }: Part): AsyncGenerator<Uint8Array> {
  let before = 0
  for await (const piece of stream) {
    const bytes = piece as Uint8Array
    const wanted = bytes.subarray(Math.max(0, start - before), Math.max(0, end + 1 - before))
    if (wanted.length > 0) yield wanted
    before += bytes.length
    if (before > end) return
  }
}
