import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { openCourse } from '@/systems/courses/public'
import { hasRole, personOf } from '@/systems/identity/public'
import { getSourceDocument } from '@/systems/sops/public'
import { unknownProvider } from '../errors'
import '../events'
import { mayGenerate } from '../policies'
import { providerNamed, providers } from '../providers'

/**
 * Asks for a draft course from SOP versions whose reading was confirmed. The work is a job; the course is there at once,
 * in state `generating`.
 *
 * @throws 401 and 403 by role, 404 for a version that is not the person's, 409 for one not confirmed yet,
 * `generation.unknown-provider` (400).
 */
export async function startGeneration({
  req,
  sopVersions,
  title,
  provider: name = 'builtin',
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
  const provider = providerNamed(name)
  if (!provider)
    throw unknownProvider(
      name,
      providers.map((each) => each.name),
    )
  const versions = [...new Set(sopVersions)]
  return inTransaction(req, async (req) => {
    const sources = []
    for (const version of versions) sources.push(await getSourceDocument(req, version))
    const { organisation } = person
    const course = await openCourse({
      req,
      organisation,
      title: title?.trim() || (sources[0]?.document.title ?? 'New course'),
      sopVersions: versions,
      author: person.id,
    })
    const run = await create({
      req: asSystem(req, 'runs are written by the generator only'),
      collection: 'generation-runs',
      data: {
        organisation,
        course,
        sopVersions: versions,
        requestedBy: person.id,
        provider: provider.name,
        state: 'queued',
        ...(title ? { progress: { title } } : {}),
      },
    })
    await emit(
      req,
      'generation.requested',
      { organisation, run: run.id, course },
      { subject: `generation-run:${run.id}` },
    )
    return { run: run.id, course }
  })
}
