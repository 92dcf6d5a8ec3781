import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { JobContext } from '@/shared/jobs'
import { sql, systemRequest } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { readAssignment } from '../assignment-rows'
import { membersOf } from '../audience'
import type { QueuedInput } from '../queued-input'
import { applyAssignment } from './apply-assignment'

/** People a step: each step is one transaction, and a run that was cut off goes on behind the last one. */
const PER_STEP = 100

/** Enrols the people of a large assignment, a hundred at a time. */
export async function enrolQueued({
  input,
  payload,
  step,
  progress,
}: Pick<JobContext<QueuedInput>, 'input' | 'payload' | 'step' | 'progress'>): Promise<void> {
  if (!input.queued) return
  const { organisation } = input
  const people = await step('people', async () => {
    const req = await systemRequest(payload, { reason: 'an assignment says itself whom it means', organisation })
    const { target } = await readAssignment(req, { organisation, assignment: input.assignment })
    return membersOf(req, { organisation, target })
  })
  for (let from = 0; from < people.length; from += PER_STEP) {
    const part = people.slice(from, from + PER_STEP)
    const done = from + part.length
    await step(
      `from ${from}`,
      () => part,
      async (req, part) => {
        const assignment = await readAssignment(req, { organisation, assignment: input.assignment })
        if (assignment.state !== 'active') return
        await applyAssignment(req, { assignment, people: part, now: new Date(input.now), later: false })
        await sql(req).execute(query`
          update assignments set progress = ${jsonText({ done, total: people.length })}::jsonb where id = ${input.assignment}`)
      },
    )
    await progress(done, people.length, 'Enrolling')
  }
}
