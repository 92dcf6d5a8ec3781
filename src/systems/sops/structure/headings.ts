import { isCaption, isReferenceSection, splitStep } from './wording'
import { isImperative } from '@/shared/language'
import type { Draft, Outline, Place } from './outline'
import { closeStep, emit } from './outline'

/** Opens a section: closes the ones at its level and below, and whatever step was going on. */
export function openHeading(
  outline: Outline,
  place: Place,
  input: { level: number; text: string; title?: boolean },
): Draft {
  const { level, title } = input
  const text = input.text.replace(/\s*:$/, '')
  if (isCaption(text)) return emit(outline, place, { kind: 'figure', text })
  closeStep(outline)
  outline.headings = title ? [] : outline.headings.filter((heading) => heading.level < level)
  const step = splitStep(text)
  if (step && step.rest) {
    outline.step = emit(outline, place, { kind: 'step', text: step.rest, marker: step.marker, level: 1 })
    return outline.step
  }
  const draft = emit(outline, place, { kind: 'heading', text, level })
  if (!title) outline.headings = [...outline.headings, { level, text }]
  return draft
}

const isAppendix = (text: string): boolean =>
  /^(?:appendix|annex|attachment|bijlage|anhang|anlage|annexe|anexo)\b/i.test(text)

/** The level of a bold line that stands for a heading: an appendix starts anew, others hang below the real heading. */
export function pseudoLevel(outline: Outline, text: string): number {
  if (isAppendix(text) || isReferenceSection(text)) return outline.headings[0]?.level ?? 1
  const real = outline.headings.filter((heading) => Number.isInteger(heading.level)).at(-1)
  // A half level: below the real heading, above nothing that a later real heading could be mistaken for.
  return (real?.level ?? 0) + 0.5
}

/** A bold line that reads like a heading: short, no sentence, no instruction. */
export function readsLikeHeading(text: string, language: string): boolean {
  const words = text.split(/\s+/)
  if (words.length > 12 || /[.,;!]$/.test(text) || (/^[^:]{2,40}:\s+\S/.test(text) && !isAppendix(text))) return false
  const lowerCase = words.slice(1).filter((word) => /^\p{Ll}/u.test(word) && word.length > 3).length
  return !(isImperative(text, language) && words.length >= 4 && lowerCase >= 2)
}
