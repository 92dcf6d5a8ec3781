import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To the authors: it may be published now. */
export const courseWasApproved = defineMessage({
  name: 'course-was-approved',
  on: 'course.approved',
  occasion: ({ course, contentHash }) => `course:${course}:${contentHash}`,
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  write: async ({ req, event }) => {
    const { title } = await courseOf({ req, course: event.course })
    return {
      subject: `Approved: ${title}`,
      text: `"${title}" is approved and signed. You can publish it.`,
      link: `/admin/collections/courses/${event.course}`,
    }
  },
})
