import { lexiconOf } from '@/shared/language'
import { checkModality, checkNumbers, checkPolarity } from '@/shared/verify'
import { withoutReferences } from '../structure/keys'
import type { MeaningReason } from './model'

/**
 * Whether an edit changed what people have to do: a number, a unit, a bound, a "not", "only" or "unless", or a duty. Both
 * ways round, because what was left out matters as much as what was added. Numbers of clauses and steps do not count.
 */
export function judgeEdit({
  before,
  after,
  language,
}: {
  before: string
  after: string
  language: string
}): MeaningReason[] {
  const [old, fresh] = [withoutReferences(before), withoutReferences(after)]
  const lexicon = lexiconOf(language)
  const found = (code: MeaningReason['code'], check: (text: string, quotes: string[]) => { message: string }[]) => {
    const now = check(fresh, [old])
    const was = check(old, [fresh])
    if (now.length + was.length === 0) return []
    return [{ code, message: explain(code, { before: old, after: fresh }) }]
  }
  return [
    ...found('number', (text, quotes) => checkNumbers(text, quotes, language)),
    ...found('negation', (text, quotes) => checkPolarity(text, quotes, lexicon)),
    ...found('modality', (text, quotes) => checkModality(text, quotes, lexicon)),
  ]
}

function explain(code: MeaningReason['code'], { before, after }: { before: string; after: string }): string {
  const what = { number: 'A number, unit or bound', negation: 'A "not", "only" or "unless"', modality: 'A duty' }[code]
  return `${what} changed: “${clip(before)}” is now “${clip(after)}”.`
}

const clip = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)
