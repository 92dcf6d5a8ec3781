import { bare, lexiconOf, sentences, tokenize, words, type Lexicon } from '@/shared/language'
import type { Citation } from '@/shared/manifest/schema'
import { countOf } from './clauses'
import { clip, type Finding, type Sources, type VerifiableSegment, type VerifiableSource } from './model'

export type Cited = { quote: string; segment: VerifiableSegment; source: VerifiableSource; start: number; end: number }

/** Follows one citation to its passage: the place (null where there is none) and what is wrong with the citation. */
export function followCitation(
  citation: Citation,
  claimText: string,
  sources: Sources,
): { cited: Cited | null; findings: Finding[] } {
  const fail = (code: Finding['code'], message: string) => ({ cited: null, findings: [{ code, message, grave: true }] })
  const source = sources.get(citation.source)
  if (!source) return fail('unknown-source', `the source "${citation.source}" is not one of this course`)
  const segment = source.document.segments.find((candidate) => candidate.key === citation.segment)
  if (!segment)
    return fail('unknown-segment', `the passage cited is no longer in the source: "${clip(citation.quote)}"`)
  const exact = segment.text.slice(citation.start, citation.end) === citation.quote
  const at = exact ? citation.start : segment.text.indexOf(citation.quote)
  if (at < 0 && !bare(segment.text).includes(bare(citation.quote))) {
    return fail('quote-not-in-passage', `the quote is not in the passage: "${clip(citation.quote)}"`)
  }
  const place = at < 0 ? { start: 0, end: segment.text.length } : { start: at, end: at + citation.quote.length }
  const findings: Finding[] = exact
    ? []
    : [
        {
          code: 'quote-misplaced',
          grave: false,
          message: 'the quote stands elsewhere in the passage than the citation says',
        },
      ]
  const cited = { quote: citation.quote, segment, source, ...place }
  return { cited, findings: [...findings, ...checkCut(cited, claimText)] }
}

/** A quote must not be cut out of a "do not", nor lose the condition or exception of its sentence. */
export function checkCut(cited: Cited, claimText: string): Finding[] {
  const { segment, source, start, end } = cited
  const { language } = source.document
  const lexicon = lexiconOf(language)
  const sentence = sentences(segment.text, language).find((span) => span.start <= start && start < span.end)
  if (!sentence) return []
  const before = segment.text.slice(sentence.start, start)
  const after = segment.text.slice(Math.min(end, sentence.end), sentence.end)
  const findings: Finding[] = []
  const reach = before.split(/[()[\];:]|\s-\s/).at(-1) ?? ''
  if (countOf(reach, lexicon.negation) > 0 && countOf(claimText, lexicon.negation) === 0) {
    findings.push({
      code: 'quote-cut-from-negation',
      grave: true,
      message: `the quote leaves out the "not" before it: "${clip(before + cited.quote, 90)}"`,
    })
  }
  const opening = tokenize(before)[0]?.text
  if (
    opening !== undefined &&
    lexicon.condition.has(opening) &&
    !/[()[\]]/.test(before) &&
    !holds(claimText, before, lexicon)
  ) {
    findings.push({
      code: 'condition-left-out',
      grave: false,
      message: `the passage says this only under a condition: "${clip(before)}"`,
    })
  }
  const exception = /^[\s,;(]*(\p{L}+)/u.exec(after)?.[1]?.toLowerCase()
  if (exception !== undefined && lexicon.except.has(exception) && !holds(claimText, after, lexicon)) {
    findings.push({
      code: 'exception-left-out',
      grave: false,
      message: `the passage makes an exception: "${clip(after)}"`,
    })
  }
  return findings
}

function holds(text: string, part: string, lexicon: Lexicon): boolean {
  const there = new Set(words(text))
  const needed = words(part).filter((word) => !lexicon.stop.has(word) && word.length > 1)
  return needed.filter((word) => there.has(word)).length >= needed.length * 0.6
}
