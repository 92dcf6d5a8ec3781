import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, when somebody else put them on a course. */
export const courseWasAssigned = defineMessage({
  name: 'course-was-assigned',
  on: 'enrollment.assigned',
  occasion: ({ enrollment, dueAt }) => `enrollment:${enrollment}:${dueAt ?? 'no-date'}`,
  to: async ({ event }) => (event.assignedBy === null || event.assignedBy === event.learner ? [] : [event.learner]),
  write: async ({ req, event }) => {
    const { title } = await versionOf({ req, version: event.version })
    const due = event.dueAt ? ` It is due by ${event.dueAt.slice(0, 10)}.` : ''
    return { subject: `Your new course: ${title}`, text: `You are enrolled in "${title}".${due}`, link: '/learn' }
  },
})
