import { DomainError } from '@/shared/errors'
import { log } from '@/shared/log'
import type { Llm } from '../llm/model'
import type { Problems, Verification } from '../model'
import type { StepContext } from '../provider'
import { withRemarks } from '../safety/flag-suspicious'
import { askJudge, type Opinion } from './ask-judge'

/** Who gives a second opinion; `missing` says why nobody does, where somebody should. */
export type Judge = { llm: Llm } | { missing: string }

/** What came of it, for the report of a run. */
export type SecondOpinion = {
  model: string | null
  /** Claims that were judged, and those the judge doubts. */
  judged: number
  doubtful: number
  /** Why there is none, or not for all. */
  missing: string | null
}

/** Remark on a claim, with what the judge says of it. */
const secondOpinionCode = 'second-opinion'

/**
 * Adds what a model says of claims that our verifier has judged already. It can only lower: a claim it doubts is no longer
 * `supported`; one that we do not find borne out stays so, whatever it says. Where it fails, the draft is what it was
 * without it, and says so.
 *
 * @throws the signal's reason where the run is stopped
 */
export async function withSecondOpinion(
  verification: Verification,
  context: Pick<StepContext, 'judge' | 'keep' | 'record' | 'before' | 'signal'>,
): Promise<Verification> {
  const { judge, signal } = context
  if (!judge) return verification
  if ('missing' in judge) return { ...verification, secondOpinion: nothing(null, judge.missing) }
  try {
    return lowered(verification, await askJudge(judge.llm, verification.content.claims, context), judge.llm.model)
  } catch (error) {
    signal.throwIfAborted()
    // A fault of ours is told to whoever runs the server; the draft does not suffer for it.
    if (!(error instanceof DomainError)) log.error({ err: error }, 'the second opinion failed')
    const why = error instanceof DomainError ? error.message : 'Something went wrong on this server.'
    return { ...verification, secondOpinion: nothing(judge.llm.model, why) }
  }
}

function lowered(verification: Verification, opinions: readonly Opinion[], model: string): Verification {
  const { claims } = verification.content
  const remarks = opinions.flatMap(({ claim: id, verdict, reason }): Problems[] => {
    const ours = claims[id]?.support
    if (ours === undefined || (ours === 'supported' && verdict === 'supported')) return []
    const support = ours === 'supported' ? 'partial' : ours
    const words =
      verdict === 'doubtful' ? 'doubtful' : 'it finds the statement borne out, which does not change our check'
    const message = `second opinion (${model}): ${words}${reason === '' ? '' : `. ${reason}`}`
    return [{ id, kind: 'claim', support, problems: [{ code: secondOpinionCode, message }] }]
  })
  const doubted = new Set(opinions.filter(({ verdict }) => verdict === 'doubtful').map(({ claim }) => claim))
  const unjudged = Object.values(claims).filter(({ citations }) => citations.length > 0).length - opinions.length
  return {
    ...verification,
    content: {
      ...verification.content,
      claims: Object.fromEntries(
        Object.entries(claims).map(([id, claim]) => [
          id,
          doubted.has(id) && claim.support === 'supported' ? { ...claim, support: 'partial' as const } : claim,
        ]),
      ),
    },
    problems: withRemarks(verification.problems, remarks),
    secondOpinion: {
      model,
      judged: opinions.length,
      doubtful: doubted.size,
      missing: unjudged > 0 ? `The model said nothing of ${String(unjudged)} statements.` : null,
    },
  }
}

const nothing = (model: string | null, why: string): SecondOpinion => ({
  model,
  judged: 0,
  doubtful: 0,
  missing: `No second opinion, because: ${why}`,
})
