import type { PayloadRequest } from 'payload'
import { findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayGenerate } from '../policies'
import { providerFor } from '../settings/provider-for'
import type { Wishes } from '../wishes'
import { openRun } from './open-run'

/**
 * Asks for a draft course from SOP versions whose reading was confirmed. The work is a job; the course is there at once,
 * in state `generating`.
 *
 * @throws 401 and 403 by role, 404 for a version that is not the person's, 409 for one not confirmed yet,
 * `generation.unknown-provider` (400), `generation.provider-not-set-up` (409), `generation.cannot-translate` (400),
 * `generation.price-unknown` (400).
 */
export async function startGeneration({
  req,
  sopVersions,
  title,
  provider: name,
  wishes,
  reviewOutline,
  budget,
  basedOn = null,
}: {
  req: PayloadRequest
  sopVersions: number[]
  title?: string | undefined
  provider?: string | undefined
  wishes?: Wishes | undefined
  reviewOutline?: boolean | undefined
  /** US dollars at most, by list prices. */
  budget?: number | null | undefined
  /** A run of the same organisation, of an earlier version of the SOP, say. */
  basedOn?: number | null | undefined
}): Promise<{ run: number; course: number }> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayGenerate)) {
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can have a course drafted.' })
  }
  const { organisation } = person
  const provider = await providerFor(req, { organisation, name })
  // Through access control: somebody else's run is not there.
  if (basedOn !== null) await findByID({ req, collection: 'generation-runs', id: basedOn, select: {} })
  return inTransaction(req, (req) =>
    openRun({
      req,
      organisation,
      author: person.id,
      sopVersions,
      title,
      provider,
      wishes,
      reviewOutline,
      budget,
      basedOn,
    }),
  )
}
