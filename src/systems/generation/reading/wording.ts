import { lexiconOf } from '@/shared/language'
import { calmWords, titleWording, wordUsage, type WordUsage } from './title-wording'

/** What a template leaves to be filled in: `{{PHONE}}`, `[Date]`, `____`, `##-###`, `SOP-XXX`. */
const BLANK =
  /\{\{[^{}]*\}\}|\{[A-Z_]{3,}[{}]*\}?|\{%[^%]*%\}|\[(?:\.{2,}|…|\s*)\]|\[(?:insert|enter|your|any|specify|fill|name|date|if |asks|takes|answers|reiterates|brief|this should|listen)[^\]]*\]|\[[A-Z][A-Z_ /&-]+\]|\[(?:\p{Lu}[\p{L}/&-]*\s?){1,4}\]|\[[^\]]*(?:NAME|TBD)[^\]]*\]|_{3,}|#{2,}-#+|█{2,}|\bTBD\b|\bX{3,}\b/gu
const ICON = /:[a-z][a-z0-9]*(?:-[a-z0-9]+)+:/u
const NOTE_TO_WRITER = /\b(?:TODO|FIXME|TBD)\b\s*:?/

export function hasBlank(text: string): boolean {
  return new RegExp(BLANK.source, 'u').test(text) || NOTE_TO_WRITER.test(text)
}

/**
 * The stretch of `text` (offsets in it) that can be taught though the template left something open: a phrase with a
 * blank at the end of a sentence is cut off before its preposition. Null where nothing whole remains.
 */
export function withoutBlank(text: string): { start: number; end: number } | null {
  const note = NOTE_TO_WRITER.exec(text)
  const limit = note ? note.index : text.length
  const blank = new RegExp(BLANK.source, 'u').exec(text.slice(0, limit))
  if (!blank) return usable(text, limit)
  const before = text.slice(0, blank.index)
  const after = text.slice(blank.index + blank[0].length, limit)
  // Only blanks, joining words and stops may follow: otherwise the sentence would lose its end.
  if (
    /[\p{L}\p{N}]/u.test(
      after.replace(new RegExp(BLANK.source, 'gu'), '').replace(/\b(?:and|or|en|of|und|oder)\b/gi, ''),
    )
  )
    return null
  // An icon stands for a telephone number or the like: what comes before it is whole.
  const icon = ICON.exec(before)
  if (icon && before.slice(icon.index + icon[0].length).trim() === '')
    return withoutBlankAt(text, before.slice(0, icon.index))
  return withoutBlankAt(text, before, true)
}

function withoutBlankAt(text: string, before: string, needsPreposition = false): { start: number; end: number } | null {
  const cut =
    /^(.*[\p{L}\p{N})])\s*,?\s+(?:at|on|in|by|using|via|from|to|through|with|aan|op|in|via|bei|unter|über|à|sur|par|en|por)\s*(?:the|de|het)?\s*$/su.exec(
      before,
    )
  const end = cut?.[1]?.length ?? (needsPreposition ? 0 : before.trimEnd().length)
  return end > 0 ? usable(text, end) : null
}

function usable(text: string, limit: number): { start: number; end: number } | null {
  const end = text.slice(0, limit).trimEnd().length
  const rest = text.slice(0, end)
  // "It was last reviewed" was about the date that is missing.
  const empty =
    rest.split(/\s+/).filter(Boolean).length < 3 ||
    /^(?:it|this|they|dit|dat|het|es|dies) (?:\S+ ){0,4}\S+$/i.test(rest)
  return empty ? null : { start: 0, end }
}

/** Picture signs, icon codes and list marks that a document puts before its words. */
const DECORATION = /^(?:[\p{Extended_Pictographic}\uFE0F\u200d•▪▫◦‣·●○■□☐☑☒✔✓→⇒|*\s]|:[a-z0-9-]+:)+/u

/** Offsets of the words proper in a stretch of text: decoration before, blanks around. */
export function trimmed(text: string): { start: number; end: number } {
  const start = DECORATION.exec(text)?.[0].length ?? 0
  const end = text.trimEnd().length
  return { start: Math.min(start, end), end }
}

/** Words that SOPs shout. Signs and labels in quotation marks keep their capitals. */
const SHOUTED =
  /(?<![\p{L}])(DO NOT|DON'T|NOT|NEVER|ALWAYS|MUST NOT|MUST|ONLY|ALL|ANY|NO|BEFORE|AFTER|AND|OR|IF|ONE|SHALL|CALL SECURITY|OPTION|IMMEDIATELY|NIET|NOOIT|ALTIJD|ENKEL|GEEN|MOET|NICHT|NIE|IMMER|MUSS|NUR|JAMAIS|TOUJOURS|NUNCA|SIEMPRE)(?![\p{L}])/gu

/** How the words of one document are written for learners. */
export type Wording = {
  language: string
  /** Same words, calmed, with a capital and a full stop. */
  sentence: (text: string) => string
  /** With a capital, and the end as the SOP has it: for items of lists. */
  item: (text: string) => string
  /** The same without touching the first letter or the end: for parts of sentences. */
  phrase: (text: string) => string
  title: (heading: string) => string
}

export function wordingOf(texts: readonly string[], language: string): Wording {
  const usage = wordUsage(texts.map((text) => text.replace(BLANK, ' ')))
  const phrase = (text: string) => calmed(text, usage, language)
  const item = (text: string) => capitalised(phrase(text), language)
  return {
    language,
    phrase,
    item,
    sentence: (text) => asSentence(phrase(text), language),
    title: (heading) => titleWording(filledIn(heading), usage, language),
  }
}

/** A heading without what its template left open: `Plan for {{COMPANY}}` is a plan. */
function filledIn(heading: string): string {
  const blank = new RegExp(BLANK.source, 'u').exec(heading)
  if (!blank) return heading
  const before = heading
    .slice(0, blank.index)
    .replace(/[\s,:–-]*(?:\b(?:for|of|at|in|voor|van|für|bei|pour|de|para)\s*)?$/i, '')
  return before.trim() === '' ? heading.replace(BLANK, '').trim() || heading : before
}

/** With a capital and a full stop; what ends in a colon introduces a list and keeps it. */
export function asSentence(text: string, language: string): string {
  const capital = capitalised(text, language)
  return isEnded(capital) ? capital : `${capital}.`
}

/** A text as part of running text: ended. */
export function ended(text: string): string {
  return isEnded(text) ? text : `${text}.`
}

const isEnded = (text: string): boolean => /[.!?:…]["”’')\]]?$/.test(text)

function capitalised(text: string, language: string): string {
  return startsAsCode(text) ? text : text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

const FIGURE_REFERENCE =
  /\s*[—–-]?\((?:see )?(?:zie )?(?:\d+ )?(?:in the )?(?:figure|fig\.|picture|figuur|foto|abbildung|abb\.)\s*[\p{L}\d]*(?:\s+(?:above|below|hieronder|hierboven))?\)|\s*—\(\d+\) in the picture below—/giu

function calmed(text: string, usage: WordUsage, language: string): string {
  const own = text.slice(trimmed(text).start)
  const plain = (isShouted(own) ? calmWords(own, usage, language) : withCalmLabel(own, usage, language))
    .replace(/\s+/g, ' ')
    .replace(/\(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)+:\)\s*/g, '')
    .replace(/\s*\(:[a-z][a-z0-9]*(?:-[a-z0-9]+)+:\)/g, '')
    .replace(/:[a-z][a-z0-9]*(?:-[a-z0-9]+)+:\s*/g, '')
    .replace(/[^"“”]+|["“][^"”]*["”]?/gu, (part) =>
      /^["“]/.test(part) ? part : part.replace(SHOUTED, (word) => word.toLowerCase()),
    )
    .replace(FIGURE_REFERENCE, '')
    .replace(/\s+([,;:!?)]|\.(?!\p{L}))/gu, '$1')
    .replace(/([([])\s+/g, '$1')
    .replace(/\.{2}$/, '.')
    .replace(/!{2,}/g, '!')
    .replace(/[\s;,]+$/, '')
    .trim()
  return plain
}

/** `Time Limit: complete …` reads `Time limit: complete …`. */
function withCalmLabel(text: string, usage: WordUsage, language: string): string {
  const label = /^((?:\p{Lu}[\p{L}'’-]*\s){1,3}\p{Lu}[\p{Ll}'’-]+):(?=\s|$)/u.exec(text)?.[1]
  if (label === undefined) return text
  const [first = '', ...rest] = label.split(' ')
  return [first, ...rest.map((word) => calmWords(word, usage, language))].join(' ') + text.slice(label.length)
}

/** A whole line in capitals, or one whose part after the label is. */
function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length > 8 && letters === letters.toUpperCase() && /\s/.test(text)
}

function startsAsCode(text: string): boolean {
  return /^(?:\S*[\d_@/]|https?:|\p{Ll}\p{Lu})/u.test(text)
}

/** First letter small, unless it starts a name or an abbreviation: for putting a sentence inside another. */
export function inSentence(text: string, language: string): string {
  const first = /^\p{L}[\p{L}\p{M}'’]*/u.exec(text)?.[0] ?? ''
  const isName = first.length > 1 && first.slice(1) !== first.slice(1).toLowerCase()
  return isName ||
    first.length === 0 ||
    (language.startsWith('de') && !lexiconOf(language).stop.has(first.toLowerCase()))
    ? text
    : text.charAt(0).toLocaleLowerCase(language) + text.slice(1)
}

export function withoutStop(text: string): string {
  return text.replace(/[.:;]\s*$/, '')
}
