import { z } from 'zod'
import type { EventType } from '@/shared/events'
import { defineJob, type JobContext } from '@/shared/jobs'
import { draftingJobNames, draftingKey, type DraftingJob } from '@/systems/generation/job-name'

type Input = { organisation: number; run: number; course: number }
type Drafting = typeof import('@/systems/generation/commands/draft-course')

/**
 * Writes the course that an author asked for: a job a step, each begun by the end of the one before it. A long SOP whose outline
 * nobody asked to see is planned and written in one job, so that lessons are written while others are planned.
 */
export const draftingJobs = [
  drafting('facts', 'generation.requested', ({ findFacts }) => findFacts),
  drafting('objectives', 'generation.facts-found', ({ setObjectives }) => setObjectives),
  drafting('outline', 'generation.objectives-set', ({ planOutline }) => planOutline),
  drafting('lessons', 'generation.outlined', ({ writeCourse }) => writeCourse),
  drafting('whole', 'generation.long-sop-found', ({ planAndWriteCourse }) => planAndWriteCourse),
  drafting('check', 'generation.lessons-written', ({ checkCourse }) => checkCourse),
]

function drafting(
  step: DraftingJob,
  on: EventType,
  of: (commands: Drafting) => (context: JobContext<Input>) => Promise<void>,
) {
  return defineJob({
    name: draftingJobNames[step],
    on,
    key: ({ run }) => draftingKey(run),
    input: z.object({ organisation: z.number(), run: z.number(), course: z.number() }),
    concurrency: 2,
    run: async (context) => {
      await of(await import('@/systems/generation/commands/draft-course'))(context)
    },
    died: async (req, { input, error }) => {
      const { failRun } = await import('@/systems/generation/commands/end-run')
      await failRun({ req, input, code: error.code, message: error.message })
    },
  })
}
