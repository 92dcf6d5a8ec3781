import { words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended } from '../../../reading/wording'
import { measuresOf, withValue } from './alter'
import { situationOf, type Bank, type Candidate } from './bank'
import { isAskable, occursTwice, targetOf } from './measures'

const [FEWEST, FEWEST_TERMS, MOST] = [4, 5, 8]

/** Cards to learn by heart, for practice alone: the values of a lesson that gives many, or its terms. */
export function askCards(bank: Bank): Candidate[] {
  return [
    ...deck(
      bank.sayings.flatMap((fact) => valueCard(fact, bank)),
      FEWEST,
      bank,
    ),
    ...deck(termCards(bank), FEWEST_TERMS, bank),
  ]
}

type Card = { front: string; back: string; fact: Fact }

function deck(cards: readonly Card[], fewest: number, bank: Bank): Candidate[] {
  const distinct = cards.filter((card, at) => cards.findIndex((other) => other.front === card.front) === at)
  if (distinct.length < fewest) return []
  const shown = distinct.slice(0, MOST)
  return [
    {
      weight: 5,
      asks: shown.map(({ fact }) => fact.id),
      exercise: {
        type: 'flashcards',
        prompt: bank.phrases.ask.cards,
        cards: shown.map(({ front, back, fact }, at) => ({ id: `k${String(at + 1)}`, front, back, claim: fact.id })),
        claims: shown.map(({ fact }) => fact.id),
        rationale: '',
      },
    },
  ]
}

function valueCard(fact: Fact, bank: Bank): Card[] {
  const measures = measuresOf(fact.text, bank.language)
  const target = isAskable(fact) ? targetOf(measures) : undefined
  if (!target || occursTwice(target, measures) || measures.length > 2) return []
  const front = ended(withValue(fact.text, target, bank.phrases.gap))
  return [{ front: bank.phrases.ask.card(front, situationOf(fact, bank)), back: target.text.trim(), fact }]
}

function termCards(bank: Bank): Card[] {
  return bank.own.flatMap((fact) =>
    fact.kind === 'definition' && fact.term && fact.meaning && words(fact.meaning).length >= 3
      ? [{ front: fact.term, back: fact.meaning, fact }]
      : [],
  )
}
