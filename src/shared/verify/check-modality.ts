import { contentWords, type Lexicon } from '@/shared/language'
import { clausesOf, countOf, nearestClauses } from './clauses'
import { clip, type Finding } from './model'

type Force = 'obligation' | 'recommendation' | 'permission'

/** Whether a duty has become advice, advice a duty, or an option lost its "may". */
export function checkModality(text: string, quotes: readonly string[], lexicon: Lexicon): Finding[] {
  const evidence = quotes.flatMap(clausesOf)
  return clausesOf(text).flatMap((clause) => {
    if (contentWords(clause, lexicon).length === 0) return []
    const near = nearestClauses(clause, evidence, lexicon)
    const best = near[0]
    if (!best || best.share < 0.5) return []
    const ties = near.filter((other) => other.share >= best.share - 0.01).map((other) => other.clause)
    const mine = forcesOf(clause, lexicon)
    const lost = ties.every((other) => isWeaker(mine, forcesOf(other, lexicon)))
    if (!lost) return []
    const said = clip(ties[0] ?? '')
    return [
      {
        code: 'modality-changed' as const,
        grave: mine.has('obligation'),
        message: `"must", "should" or "may" has changed; the passage says "${said}"`,
      },
    ]
  })
}

function forcesOf(clause: string, lexicon: Lexicon): Set<Force> {
  const forces = new Set<Force>()
  for (const force of ['obligation', 'recommendation', 'permission'] as const) {
    if (countOf(clause, lexicon[force]) > 0) forces.add(force)
  }
  if (/\b(?:have to|has to|need to|needs to|hay que|tiene que)\b/i.test(clause)) forces.add('obligation')
  if (countOf(clause, lexicon.always) > 0) forces.add('obligation')
  return forces
}

/** True where the two clauses differ in force: a word of duty, advice or leave that only one of them has. */
function isWeaker(mine: ReadonlySet<Force>, theirs: ReadonlySet<Force>): boolean {
  return (['obligation', 'recommendation', 'permission'] as const).some(
    (force) => mine.has(force) !== theirs.has(force),
  )
}
