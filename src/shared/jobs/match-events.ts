import type { JobDefinition } from './define-job'
import { runError } from './failure'

export type OutboxRow = {
  id: number
  type: string
  payload: unknown
  subject: string | null
  organisation: number | null
  actor: number | null
  happened_at: string
}

/** A row for job_runs. */
export type NewRun = {
  job: string
  key: string
  input: unknown
  state: 'queued' | 'dead'
  error: unknown
  event_id: number
  organisation_id: number | null
  actor_id: number | null
}

/**
 * The runs an event starts. An event that a job cannot read becomes a dead run with the cause, so that it is seen and
 * does not hold up those behind it.
 */
export function runsFor(event: OutboxRow, jobs: readonly JobDefinition[]): NewRun[] {
  return jobs
    .filter((job) => (job.on as readonly string[]).includes(event.type))
    .map((job) => {
      const common = { job: job.name, event_id: event.id, organisation_id: event.organisation, actor_id: event.actor }
      try {
        const input = job.input.parse(event.payload)
        return {
          ...common,
          key: job.key(input, { id: event.id, type: event.type }),
          input: event.payload,
          state: 'queued',
          error: null,
        }
      } catch (error) {
        const cause = { ...runError(error, null), code: 'job.unreadable-event', permanent: true }
        return { ...common, key: `event:${event.id}`, input: event.payload ?? null, state: 'dead', error: cause }
      }
    })
}
