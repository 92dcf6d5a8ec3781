import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To the authors, when a reviewer sends the course back. */
export const changesWereRequested = defineMessage({
  name: 'changes-were-requested',
  on: 'course.changes-requested',
  occasion: ({ comment }) => `comment:${comment}`,
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  write: async ({ req, event }) => {
    const { title } = await courseOf({ req, course: event.course })
    return {
      subject: `Sent back: ${title}`,
      text: `A reviewer asks for changes in "${title}". The comments say which.`,
      link: `/admin/collections/courses/${event.course}/review`,
    }
  },
})
