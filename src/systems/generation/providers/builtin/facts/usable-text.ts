import { sentences } from '@/shared/language'
import { hasBlank, trimmed, withoutBlank } from '../../../reading/wording'

export type Stretch = { start: number; end: number }

/**
 * The stretches of a segment that can be taught, sentence by sentence: what the template left open is cut out, what
 * cannot stand without it is dropped.
 */
export function usableText(text: string, language: string): { kept: Stretch[]; dropped: string[] } {
  const kept: Stretch[] = []
  const dropped: string[] = []
  let noteToWriter = false
  for (const sentence of sentences(text, language)) {
    // What follows "TODO:" is addressed to whoever fills the template in, to the end of the passage.
    if (noteToWriter) {
      dropped.push(sentence.text)
      continue
    }
    const cut = hasBlank(sentence.text) ? withoutBlank(sentence.text) : { start: 0, end: sentence.text.length }
    noteToWriter = /\b(?:TODO|FIXME)\b/.test(sentence.text)
    if (!cut || cut.end < sentence.text.length) dropped.push(sentence.text)
    if (!cut) continue
    const inner = trimmed(sentence.text.slice(cut.start, cut.end))
    if (inner.end - inner.start < 2) continue
    kept.push({ start: sentence.start + cut.start + inner.start, end: sentence.start + cut.start + inner.end })
  }
  return { kept, dropped }
}

/** Neighbouring stretches as one, so that a whole item is one quote. */
export function joined(text: string, stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (last && text.slice(last.end, stretch.start).trim() === '') last.end = stretch.end
    else result.push({ ...stretch })
  }
  return result
}
