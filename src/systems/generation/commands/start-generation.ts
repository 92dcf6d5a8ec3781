import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayGenerate } from '../policies'
import { defaultProvider, providerNamed } from '../providers'
import { openRun } from './open-run'

/**
 * Asks for a draft course from SOP versions whose reading was confirmed. The work is a job; the course is there at once,
 * in state `generating`.
 *
 * @throws 401 and 403 by role, 404 for a version that is not the person's, 409 for one not confirmed yet,
 * `generation.unknown-provider` (400), `generation.provider-not-set-up` (409).
 */
export async function startGeneration({
  req,
  sopVersions,
  title,
  provider: name,
}: {
  req: PayloadRequest
  sopVersions: number[]
  title?: string | undefined
  provider?: string | undefined
}): Promise<{ run: number; course: number }> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayGenerate)) {
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors can have a course drafted.' })
  }
  const provider = providerNamed(name ?? defaultProvider().name)
  return inTransaction(req, (req) =>
    openRun({
      req,
      organisation: person.organisation,
      author: person.id,
      sopVersions,
      title,
      provider: provider.name,
    }),
  )
}
