import type { Block, Run } from '../parsers/blocks'
import { boldLead, isBold, linesOf, plainText } from '../parsers/blocks'
import { openHeading, pseudoLevel, readsLikeHeading } from './headings'
import { isImperative } from '@/shared/language'
import type { Draft, Outline, Place } from './outline'
import { underHeading, emit } from './outline'
import { splitReminder } from './placeholders'
import {
  isCaption,
  isDefinitionSection,
  isEndMark,
  isInventorySection,
  isReferenceSection,
  labelOf,
  opensChoice,
  optionOf,
  prohibits,
  severityOfSentence,
  slug,
  splitEmoji,
  splitStep,
} from './wording'

/** A paragraph outside of lists and tables, or inside one of their items. */
export function structureParagraph(outline: Outline, runs: Run[], place: Place, next: Block | undefined): void {
  const lines = linesOf(runs)
  if (lines.length > 1 && lines.every((line) => boldLead(line) !== '' || labelOf(plainText(line)) !== '')) {
    for (const [index, line] of lines.entries())
      paragraph(outline, line, place, index === lines.length - 1 ? next : undefined)
    return
  }
  paragraph(outline, runs, place, next)
}

function paragraph(outline: Outline, allRuns: Run[], place: Place, next: Block | undefined): void {
  const { runs: withEmoji, reminder } = splitReminder(allRuns)
  const { emoji, rest: text, alarming } = splitEmoji(plainText(withEmoji))
  const runs = withoutEmoji(withEmoji)
  const within: Place = place.parent || !outline.step ? place : { ...place, parent: outline.step }
  let made: Draft | undefined
  if (text !== '' && !isEndMark(text)) {
    made = choosing(outline, text, runs, within) ?? structural(outline, text, runs, place, next)
    if (!made) {
      const draft = classify(outline, { text, runs, place: within, alarming })
      made = emit(outline, within, { ...draft, ...(emoji ? { marker: emoji } : {}) })
      introduces(outline, made)
    }
  }
  if (reminder) {
    emit(outline, made ? { ...place, parent: made } : within, { kind: 'code', text: reminder })
  }
}

function withoutEmoji(runs: Run[]): Run[] {
  const [first, ...rest] = runs
  if (!first) return runs
  const text = splitEmoji(first.text).rest
  return text.trim() === '' ? rest : [{ ...first, text }, ...rest]
}

/** What ends in a colon introduces what follows; anything else ends the introduction before it. */
function introduces(outline: Outline, draft: Draft): void {
  if (draft.text.endsWith(':')) outline.label = draft
  else delete outline.label
}

/** `Choose ONE option:`, `OPTION A: …`, `If using OPTION A …`. */
function choosing(outline: Outline, text: string, runs: Run[], place: Place): Draft | undefined {
  const short = text.split(/\s+/).length <= 14
  if (!short || !(isBold(runs) || /^(?:option|optie|opción)\b/i.test(text) || text.endsWith(':'))) return undefined
  const option = optionOf(text)
  if (option && outline.choice && !/^(?:if|when|als|wenn|si)\b/i.test(text)) {
    const choice = `${outline.choice}/${slug(option.name || `option-${option.letter}`)}`
    outline.options.unshift({ letter: option.letter, words: significant(option.name), choice })
  }
  const known = option && outline.options.find((candidate) => candidate.letter === option.letter)
  if (known) {
    outline.label = emit(outline, place, {
      kind: 'paragraph',
      text,
      choice: known.choice,
      ...(option.name ? { term: option.name } : {}),
    })
    return outline.label
  }
  if (!opensChoice(text)) return undefined
  outline.choice = slug(withoutChoosing(outline.step?.text ?? outline.headings.at(-1)?.text ?? text))
  outline.label = emit(outline, place, { kind: 'paragraph', text })
  return outline.label
}

const withoutChoosing = (text: string): string =>
  text.replace(/^(?:choose|select|pick)\s+(?:(?:the|an?|your|one)\s+)?/i, '')

const significant = (name: string): string[] =>
  (name.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter(
    (word) => !/^(?:the|and|storage|method|option|temporary)$/.test(word),
  )

/** The option that a sentence beginning `If using backup freezer: …` speaks of. */
export function conditionChoice(outline: Outline, text: string): string | undefined {
  const condition = /^(?:if|when)\s+using\s+([^:,]+)[:,]/i.exec(text)?.[1]?.toLowerCase()
  if (!condition) return undefined
  const scored = outline.options
    .map((option) => ({ choice: option.choice, score: option.words.filter((word) => condition.includes(word)).length }))
    .sort((a, b) => b.score - a.score)
  return scored[0] && scored[0].score > 0 && scored[0].score > (scored[1]?.score ?? 0) ? scored[0].choice : undefined
}

/** Steps, captions and bold lines that are headings or labels. */
function structural(
  outline: Outline,
  text: string,
  runs: Run[],
  place: Place,
  next: Block | undefined,
): Draft | undefined {
  const step = splitStep(text)
  if (step && !place.parent) {
    if (step.rest === '') return openHeading(outline, place, { level: pseudoLevel(outline, text), text })
    delete outline.label
    delete outline.choice
    outline.step = emit(outline, place, { kind: 'step', text: step.rest, marker: step.marker, level: 1 })
    return outline.step
  }
  if (isCaption(text)) return emit(outline, place, { kind: 'figure', text })
  if (!isBold(runs)) return undefined
  if (next?.type === 'table') outline.caption = text.replace(/:$/, '')
  const isHeading =
    !place.parent &&
    !outline.step &&
    next !== undefined &&
    (next.type !== 'table' || isReferenceSection(text)) &&
    !text.endsWith(':')
  if (!isHeading || !readsLikeHeading(text, outline.language)) return undefined
  return openHeading(outline, place, { level: pseudoLevel(outline, text), text })
}

type Classified = Pick<Draft, 'kind' | 'text' | 'severity' | 'term' | 'level'>

function classify(outline: Outline, input: { text: string; runs: Run[]; place: Place; alarming: boolean }): Classified {
  const { text, runs, place, alarming } = input
  const lead = boldLead(runs)
  const label = /:$/.test(lead) && lead !== text ? lead.slice(0, -1).trim() : labelOf(text)
  const severity = severityOfSentence(text) ?? (alarming ? 'warning' : undefined)
  if (severity) return { kind: 'warning', text, severity, ...(label && alarming ? { term: label } : {}) }
  const term = definedTerm(outline, text, label, /:$/.test(lead))
  if (term) return { kind: 'definition', text, term }
  const grave = prohibits(text) ? { severity: 'caution' as const } : {}
  if (!place.parent && isInstruction(outline, text, runs)) return { kind: 'step', text, level: 1, ...grave }
  return { kind: 'paragraph', text, ...grave, ...(label ? { term: label } : {}) }
}

function definedTerm(outline: Outline, text: string, label: string, isBoldLabel: boolean): string {
  if (underHeading(outline, isDefinitionSection, 2)) {
    const [above, heading] = outline.headings.slice(-2)
    const opensEntry = above && heading && isDefinitionSection(above.text) && outline.drafts.at(-1)?.kind === 'heading'
    if (opensEntry && !isBoldLabel) return heading.text
    if (label) return label
  }
  return (
    /^(?:an?|the|een|de|het|ein|eine|der|die|das|un|une|el|la)?\s*[“"‘«]([^”"’»]{2,60})[”"’»](?:\s+or\s+[“"][^”"]+[”"])?\s+(?:is|are|means|refers to|betekent|is een|bedeutet|ist|désigne|est|significa|es)\s/iu.exec(
      text,
    )?.[1] ?? ''
  )
}

/** A paragraph of one or two sentences that tells its reader to do something. */
function isInstruction(outline: Outline, text: string, runs: Run[]): boolean {
  if (
    underHeading(outline, isReferenceSection) ||
    underHeading(outline, isDefinitionSection, 2) ||
    underHeading(outline, isInventorySection)
  )
    return false
  if (
    /^(?:see|refer|note|remember|consider|for (?:more|further|questions|information|details)|contact|follow these|complete the following|monitor the following)\b/i.test(
      text,
    )
  )
    return false
  if (text.endsWith(':') && (!isBold(runs) || /\bfollowing\b/i.test(text))) return false
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).length
  return sentences <= 2 && text.split(/\s+/).length <= 45 && isImperative(text, outline.language)
}
