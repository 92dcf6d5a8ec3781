import type { PayloadRequest } from 'payload'
import { findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { hasRole, personOf } from '@/systems/identity/public'
import '../events'
import type { CourseState } from '../model'
import { mayGenerate } from '../policies'
import { settleOutline as settle, type OutlineEdit } from '../pipeline/settle-outline'
import { moveRun } from './move-run'
import { readPart, writePart } from './parts'
import { idOf } from './run-stage'

/**
 * An author has looked at the outline: as it is, or as `edit` has it, the lessons are written by it.
 *
 * @throws 403 by role, 404, 409 where the run does not wait for its outline, `generation.bad-outline` (400)
 */
export async function settleOutline({
  req,
  run: id,
  edit,
}: {
  req: PayloadRequest
  run: number
  edit?: OutlineEdit | undefined
}): Promise<{ run: number; state: 'queued' }> {
  if (!hasRole(personOf(req), ...mayGenerate))
    throw new DomainError({ code: 'auth.forbidden', status: 403, message: 'Only authors settle an outline.' })
  await inTransaction(req, async (req) => {
    const run = await findByID({ req, collection: 'generation-runs', id })
    const [course, organisation] = [idOf(run.course), idOf(run.organisation)]
    if (run.state !== 'outline-review')
      throw new DomainError({
        code: 'generation.no-outline-waiting',
        status: 409,
        message: 'This draft does not wait for its outline any more. Load the page again to see where it stands.',
      })
    await moveRun(req, id, 'queued')
    if (edit) {
      const [facts, objectives, outline] = await Promise.all([
        part<CourseState['facts']>(req, id, 'facts'),
        part<CourseState['objectives']>(req, id, 'objectives'),
        part<CourseState['outline']>(req, id, 'outline'),
      ])
      const settled = settle({ facts, objectives, outline }, edit)
      for (const name of ['facts', 'objectives', 'outline'] as const)
        await writePart(req, { run: id, organisation, name, value: settled[name] })
    }
    await emit(
      req,
      'generation.outlined',
      { organisation, run: id, course },
      { subject: `generation-run:${String(id)}` },
    )
  })
  return { run: id, state: 'queued' }
}

async function part<T>(req: PayloadRequest, run: number, name: string): Promise<T> {
  const kept = await readPart<T>(req, run, name)
  if (!kept) throw new Error(`The run ${String(run)} waits for its outline and has no "${name}".`)
  return kept.value
}
