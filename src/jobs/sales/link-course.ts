import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** The course that is being drafted for a request belongs to it from then on. */
export const linkCourseJob = defineJob({
  name: 'sales.link-course',
  on: 'generation.started-for-request',
  key: ({ run }) => `run:${run}`,
  input: z.object({ organisation: z.number(), request: z.number(), run: z.number(), course: z.number() }),
  run: async ({ input, step }) => {
    const { linkCourse } = await import('@/systems/sales/commands/link-course')
    await step(
      'link',
      () => null,
      (req) => linkCourse({ req, request: input.request, course: input.course }),
    )
  },
})
