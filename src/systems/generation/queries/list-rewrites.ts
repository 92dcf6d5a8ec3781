import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { partOf } from '@/systems/courses/public'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayLookAtRewrites } from '../policies'
import { partKeyOf, readRewrites } from '../rewriting/rows'
import { providerFor } from '../settings/provider-for'
import { viewOf, type RewriteView } from '../rewriting/view'

/** Who writes where nobody else is named. */
export type Writer = { name: string; title: string; model: string | null }
/** `writer` null: nobody can write now, and asking says why. */
export type RewritesView = { proposals: RewriteView[]; writer: Writer | null }

const MOST = 40

/**
 * What was proposed for parts of a draft and not decided on, newest first. One that was made for an older state of its part
 * is `stale`.
 *
 * @throws 401, 403 by role, 404
 */
export async function listRewrites({ req, course }: { req: PayloadRequest; course: number }): Promise<RewritesView> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayLookAtRewrites)) {
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: 'What is proposed for a draft is seen by those who make courses.',
    })
  }
  const rows = await readRewrites({
    req,
    course,
    states: ['queued', 'running', 'proposed', 'stale', 'failed'],
    limit: MOST,
  })
  const stamps = new Map<string, string | null>()
  for (const { ref } of rows) {
    const key = partKeyOf(ref)
    if (!stamps.has(key)) stamps.set(key, (await partOf({ req, course, ref }))?.stamp ?? null)
  }
  // Without proposals too, a course of somebody else is not there.
  if (rows.length === 0) await partOf({ req, course, ref: { kind: 'lesson', id: '' } })
  return {
    proposals: rows.map((row) => viewOf(row, stamps.get(partKeyOf(row.ref)) ?? null)),
    writer: await writerFor(req, person.organisation),
  }
}

async function writerFor(req: PayloadRequest, organisation: number): Promise<Writer | null> {
  try {
    const { name, title, model } = await providerFor(req, { organisation })
    return { name, title, model }
  } catch (error) {
    // Not set up, or switched off: whoever asks for a part is told so.
    if (error instanceof DomainError) return null
    throw error
  }
}
