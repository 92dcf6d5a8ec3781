import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { openPart, type PartRef } from '@/systems/courses/public'
import { personOf } from '@/systems/identity/public'
import '../events'
import type { NextCall } from '../llm/model'
import { guardRewrite } from '../rewriting/budget'
import { cannotRewrite } from '../rewriting/cannot'
import { isRewriteKind } from '../rewriting/model'
import { partKeyOf, readRewrite, readRewrites } from '../rewriting/rows'
import { beforeOf } from '../rewriting/settle'
import { providerFor } from '../settings/provider-for'
import { writeRewrite } from './rewrite-write'
import { viewOf, type RewriteView } from '../rewriting/view'

/** Of one course at one time: a person can look at no more, and each may cost money. */
const MOST_UNDER_WAY = 5

/**
 * Asks for another version of one part of a draft. The built-in provider answers at once; a model's answer is a job. The
 * draft itself is not touched before its author accepts.
 *
 * `instruction`: one of `simpler`, `shorter`, `example`, `again`, `question`, or an author's own words for a model.
 *
 * @throws 401, 403 by role, 404, 409 in a state where the draft may not change and where too many are under way,
 * `generation.cannot-rewrite` (422), and as choosing a provider throws
 */
export async function rewritePart({
  req,
  course,
  ref,
  instruction,
  provider: name,
}: {
  req: PayloadRequest
  course: number
  ref: PartRef
  instruction: string
  provider?: string | undefined
}): Promise<RewriteView> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  const open = await openPart({ req, course, ref })
  const { organisation } = person
  const provider = await providerFor(req, { organisation, name })
  const row = {
    organisation,
    course,
    partKey: partKeyOf(ref),
    instruction,
    provider: provider.name,
    model: provider.model,
    stamp: open.stamp,
    before: beforeOf(open) as never,
    requestedBy: person.id,
  }
  const system = asSystem(req, 'proposals are written by their commands, whose rules were checked before')
  const tell = { organisation, course }
  if (provider.model === null) {
    // Nothing is waited for, so nothing is queued: it is there, or cannot be.
    const context = { signal: new AbortController().signal }
    const after = await writeRewrite({ req, open, instruction, provider, context })
    const id = await inTransaction(system, async (work) => {
      const { id } = await create({
        req: work,
        collection: 'course-rewrites',
        data: { ...row, state: 'proposed', after },
      })
      await emit(
        work,
        'rewrite.proposed',
        { ...tell, rewrite: id, provider: provider.name },
        { subject: subjectOf(id) },
      )
      return id
    })
    return viewOf(await readRewrite({ req, id }), open.stamp)
  }
  if (!isRewriteKind(instruction) && !provider.rewrite)
    throw cannotRewrite(`${provider.title} cannot write parts of a course anew. Choose another provider.`)
  const underWay = await readRewrites({ req, course, states: ['queued', 'running'], limit: MOST_UNDER_WAY })
  if (underWay.length >= MOST_UNDER_WAY)
    throw new DomainError({
      code: 'generation.too-many-rewrites',
      status: 409,
      message: `${String(MOST_UNDER_WAY)} parts of this course are being written already. Wait for one of them, or stop it.`,
    })
  await assertAffordable({ req, open, instruction, provider })
  const id = await inTransaction(system, async (work) => {
    const { id } = await create({ req: work, collection: 'course-rewrites', data: { ...row, state: 'queued' } })
    await emit(work, 'rewrite.requested', { ...tell, rewrite: id }, { subject: subjectOf(id) })
    return id
  })
  return viewOf(await readRewrite({ req, id }), open.stamp)
}

/**
 * Where the course has a budget: goes as far as the first call, looks at what it would cost, and does not make it.
 *
 * @throws `generation.over-budget` (422), `generation.price-unknown` (400), and what keeps the part from being written at all
 */
async function assertAffordable({
  req,
  open,
  instruction,
  provider,
}: Pick<Parameters<typeof writeRewrite>[0], 'req' | 'open' | 'instruction' | 'provider'>): Promise<void> {
  const guard = await guardRewrite({ req, course: open.course.id, provider })
  if (!guard.isLimited) return
  const enough = new Error('The first call is within the budget, and is not made.')
  const before = (call: NextCall) => {
    guard.before(call)
    throw enough
  }
  try {
    await writeRewrite({ req, open, instruction, provider, context: { signal: new AbortController().signal, before } })
  } catch (error) {
    if (error !== enough) throw error
  }
}

export const subjectOf = (rewrite: number): string => `rewrite:${String(rewrite)}`
