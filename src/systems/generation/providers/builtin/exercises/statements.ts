import { words } from '@/shared/language'
import { lengthRatio } from '@/shared/verify'
import type { Fact } from '../../../model'
import { ended, inSentence } from '../../../reading/wording'
import { leansOnContext } from '../../../reading/context'
import { allowed, measuresOf, otherValues, scaled, turned, withValue } from './alter'
import { childrenOf, situationOf, type Bank, type Candidate } from './bank'
import { mixed, scatter } from './distractors'
import { occursTwice, targetOf } from './measures'

/** True or false, and which statement has the error: the SOP's own sentences, one of them changed. */
export function askStatements(bank: Bank): Candidate[] {
  return [...bank.sayings.flatMap((fact) => askTrueFalse(fact, bank)), ...askSpotTheError(bank)]
}

function canStand(fact: Fact, bank: Bank): boolean {
  const size = words(fact.text).length
  // A heading of what follows, or a condition whose consequence follows, is no statement.
  const opens =
    /^(?:if|when|in case|als|wanneer|indien|wenn|falls|si|cuando)\b[^,:]*$/i.test(fact.text) ||
    (size <= 12 && fact.kind === 'warning' && childrenOf(fact, bank).length > 0)
  return (
    !opens &&
    ['warning', 'limit', 'statement', 'condition', 'substep', 'step', 'item'].includes(fact.kind) &&
    size >= 5 &&
    size <= 30 &&
    !leansOnContext(fact.text) &&
    !/[:?]$/.test(fact.text) &&
    !/[.!?]\s+\S/.test(fact.text)
  )
}

/**
 * A sentence that is no longer true: another value of the same unit, leave for what is forbidden, or another change that
 * turns what it says.
 */
function falsified(fact: Fact, bank: Bank, form: 'instruction' | 'leave', beside: readonly Fact[] = []): string | null {
  const measures = measuresOf(fact.text, bank.language)
  const right = targetOf(measures)
  if (right && !occursTwice(right, measures)) {
    // A value that the other statements of the question give would be half right.
    const said = [fact, ...beside]
      .flatMap((each) => measuresOf(each.text, bank.language))
      .map((quantity) => quantity.text.trim().toLowerCase())
    const others = otherValues(
      right,
      bank.all.map((other) => other.text),
      bank.language,
    ).filter((text) => !said.includes(text.toLowerCase()))
    const other = others[0] ?? scaled(right, 2) ?? scaled(right, 0.5)
    return other === undefined || other === null ? null : withValue(fact.text, right, other)
  }
  if (measures.length > 0) return null
  return allowed(fact.text, bank.language, bank.phrases, form) ?? turned(fact.text, bank.lexicon)
}

function askTrueFalse(fact: Fact, bank: Bank): Candidate[] {
  if (!canStand(fact, bank) || measuresOf(fact.text, bank.language).length > 3 || /^[^:]{2,40}:\s/.test(fact.text))
    return []
  const wrong = words(fact.text).length < 6 ? null : falsified(fact, bank, 'leave')
  const tells = fact.kind === 'warning' || measuresOf(fact.text, bank.language).length > 0 || wrong !== null
  if (!tells) return []
  const answer = wrong === null || scatter(fact.id) % 2 === 0
  const statement = ended(answer ? fact.text : (wrong ?? fact.text))
  const parent = fact.parent === undefined ? undefined : bank.byId.get(fact.parent)
  const within = parent?.kind === 'step' && words(parent.text).length <= 8 ? parent : undefined
  const shown = inSentence(statement, bank.language)
  return [
    {
      weight:
        wrong === null ? 1.5 : measuresOf(fact.text, bank.language).length > 0 || fact.kind === 'warning' ? 6 : 4.5,
      asks: [fact.id],
      exercise: {
        type: 'true-false',
        prompt: within
          ? bank.phrases.ask.trueFalseIn(inSentence(within.text.replace(/[.:]$/, ''), bank.language), shown)
          : bank.phrases.ask.trueFalse(shown),
        answer,
        claims: [...(within ? [within.id] : []), fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

function askSpotTheError(bank: Bank): Candidate[] {
  const usable = bank.sayings.filter((fact) => canStand(fact, bank))
  return usable.flatMap((fact) => {
    const first = falsified(fact, bank, 'instruction')
    if (first === null) return []
    const others = usable
      // The sentence beside it in the same passage often gives the reason, and so the answer.
      .filter(
        (other) =>
          other.spans[0]?.segment !== fact.spans[0]?.segment &&
          lengthRatio(other.text, [first]) >= 0.55 &&
          lengthRatio(other.text, [first]) <= 1.8,
      )
      .sort((a, b) => Math.abs(a.order - fact.order) - Math.abs(b.order - fact.order))
      .slice(0, 3)
    const wrong = falsified(fact, bank, 'instruction', others)
    if (others.length < 2 || wrong === null) return []
    return [
      {
        // A value or a prohibition is worth finding; a "not" put in shows.
        weight: measuresOf(fact.text, bank.language).length > 0 || fact.kind === 'warning' ? 7 : 4,
        asks: [fact.id],
        exercise: {
          type: 'spot-the-error' as const,
          prompt: bank.phrases.ask.spot(bank.titleOf(fact)),
          options: mixed([
            { text: ended(wrong), correct: true },
            ...others.map((other) => ({ text: ended(other.text), correct: false })),
          ]),
          claims: [fact.id, ...others.map((other) => other.id)],
          rationale: `${situationOf(fact, bank)}${ended(fact.text)}`.replace(/^.*: (?=\p{Lu})/u, ''),
        },
      },
    ]
  })
}
