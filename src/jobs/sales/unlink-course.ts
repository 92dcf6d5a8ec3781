import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A draft that came to nothing is no request's course. */
export const unlinkCourseJob = defineJob({
  name: 'sales.unlink-course',
  on: ['generation.failed', 'generation.cancelled'],
  key: ({ run }) => `run:${run}`,
  input: z.object({ organisation: z.number(), run: z.number(), course: z.number() }),
  run: async ({ input, step }) => {
    const { unlinkCourse } = await import('@/systems/sales/commands/link-course')
    await step(
      'unlink',
      () => null,
      (req) => unlinkCourse({ req, course: input.course }),
    )
  },
})
