import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import { draftCourseJobName } from '@/systems/generation/job-name'

/** Writes the course that an author asked for. */
export const draftCourseJob = defineJob({
  name: draftCourseJobName,
  on: 'generation.requested',
  key: ({ run }) => `run:${run}`,
  input: z.object({ organisation: z.number(), run: z.number(), course: z.number() }),
  concurrency: 2,
  run: async (context) => {
    const { draftCourse } = await import('@/systems/generation/commands/draft-course')
    await draftCourse(context)
  },
  died: async (req, { input, error }) => {
    const { failRun } = await import('@/systems/generation/commands/end-run')
    await failRun({ req, input, code: error.code, message: error.message })
  },
})
