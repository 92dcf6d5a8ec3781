import { defineMessage } from '../define-message'
import { courseOf, peopleWithRole } from '../recipients'

/** To the reviewers who did not write it. A course that comes back after changes is a new occasion. */
export const courseAwaitsReview = defineMessage({
  name: 'course-awaits-review',
  kind: 'authoring',
  on: 'course.submitted',
  occasion: ({ course, at }) => `course:${course}:${at}`,
  to: async ({ req, event, organisation }) => {
    const { authors } = await courseOf({ req, course: event.course })
    const reviewers = await peopleWithRole({ req, organisation, role: 'reviewer' })
    return reviewers.filter((reviewer) => !authors.includes(reviewer))
  },
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    link: `/admin/collections/courses/${event.course}/review`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `To review: ${course}`,
      text: [`“${course}” waits for your review. Each statement stands beside its passage in the SOP.`],
      button: 'Review it',
    }),
    nl: ({ course }) => ({
      subject: `Te reviewen: ${course}`,
      text: [`“${course}” wacht op je review. Elke uitspraak staat naast de passage in de SOP.`],
      button: 'Reviewen',
    }),
    de: ({ course }) => ({
      subject: `Zu prüfen: ${course}`,
      text: [`„${course}“ wartet auf Ihre Prüfung. Jede Aussage steht neben ihrer Stelle in der SOP.`],
      button: 'Prüfen',
    }),
    fr: ({ course }) => ({
      subject: `À relire : ${course}`,
      text: [`« ${course} » attend votre relecture. Chaque énoncé figure à côté de son passage de la procédure.`],
      button: 'Relire',
    }),
    es: ({ course }) => ({
      subject: `Por revisar: ${course}`,
      text: [`«${course}» espera su revisión. Cada afirmación aparece junto a su pasaje del procedimiento.`],
      button: 'Revisar',
    }),
  },
  sample: {
    event: { course: 1, at: '2026-11-20T09:00:00.000Z' },
    facts: { course: 'Defrosting a freezer', link: '/admin/collections/courses/1/review' },
  },
})
