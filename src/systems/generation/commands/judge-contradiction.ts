import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { hasRole, personOf } from '@/systems/identity/public'
import '../events'
import type { Judgement } from '../knowledge/contradictions/model'
import { mayJudge } from '../policies'

/**
 * A person says what a contradiction is: real, none, resolved, or open again. Whatever is not open has a reason.
 * @throws 401, 403 by role, 404, generation.reason-missing (400), generation.judged-already (409) where somebody was quicker
 */
export async function judgeContradiction({
  req,
  id,
  revision,
  judgement,
  reason,
}: {
  req: PayloadRequest
  id: number
  revision: number
  judgement: Judgement
  reason: string
}): Promise<{ id: number; state: Judgement }> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayJudge)) {
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: 'Authors, reviewers and training managers judge contradictions. Ask one of them.',
    })
  }
  if (judgement !== 'open' && reason === '') {
    throw new DomainError({
      code: 'generation.reason-missing',
      message: 'Say why in a sentence: whoever reads this SOP next will want to know.',
    })
  }
  return inTransaction(req, async (work) => {
    const row = await findByID({ req: work, collection: 'contradictions', id })
    if (row.revision !== revision) {
      throw new DomainError({
        code: 'generation.judged-already',
        status: 409,
        message: 'Somebody judged this while you were looking at it. Load the page again to see what they said.',
      })
    }
    await update({
      req: asSystem(work, 'judgements are written by this command alone, whose rules were checked above'),
      collection: 'contradictions',
      id,
      data: {
        state: judgement,
        reason: judgement === 'open' ? null : reason,
        decidedBy: judgement === 'open' ? null : person.id,
        decidedAt: judgement === 'open' ? null : new Date().toISOString(),
        revision: revision + 1,
      },
    })
    await emit(
      work,
      'contradiction.judged',
      { organisation: person.organisation, contradiction: id, judgement, by: person.id },
      { subject: `contradiction:${id}` },
    )
    return { id, state: judgement }
  })
}
