import { defineMessage } from '../define-message'
import { courseOf, peopleWithRole } from '../recipients'

/** To the reviewers who did not write it. A course that comes back after changes is a new occasion. */
export const courseAwaitsReview = defineMessage({
  name: 'course-awaits-review',
  on: 'course.submitted',
  occasion: ({ course, at }) => `course:${course}:${at}`,
  to: async ({ req, event, organisation }) => {
    const { authors } = await courseOf({ req, course: event.course })
    const reviewers = await peopleWithRole({ req, organisation, role: 'reviewer' })
    return reviewers.filter((reviewer) => !authors.includes(reviewer))
  },
  write: async ({ req, event }) => {
    const { title } = await courseOf({ req, course: event.course })
    return {
      subject: `To review: ${title}`,
      text: `"${title}" waits for your review. Each statement stands beside its passage in the SOP.`,
      link: `/admin/collections/courses/${event.course}/review`,
    }
  },
})
