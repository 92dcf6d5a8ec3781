import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, when somebody else put them on a course. */
export const courseWasAssigned = defineMessage({
  name: 'course-was-assigned',
  kind: 'courses',
  on: 'enrollment.assigned',
  when: ({ assignedBy, learner }) => assignedBy !== null && assignedBy !== learner,
  occasion: ({ enrollment, dueAt }) => `enrollment:${enrollment}:${dueAt ?? 'no-date'}`,
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    dueAt: event.dueAt,
    link: `/learn/courses/${event.version}`,
  }),
  words: {
    en: ({ course, dueAt }, { day }) => ({
      subject: `Your new course: ${course}`,
      text: [`You are enrolled in “${course}”.`, ...(dueAt ? [`Please finish it by ${day(dueAt)}.`] : [])],
      button: 'Open the course',
    }),
    nl: ({ course, dueAt }, { day }) => ({
      subject: `Je nieuwe cursus: ${course}`,
      text: [`Je bent ingeschreven voor “${course}”.`, ...(dueAt ? [`Rond de cursus af vóór ${day(dueAt)}.`] : [])],
      button: 'Cursus openen',
    }),
    de: ({ course, dueAt }, { day }) => ({
      subject: `Ihr neuer Kurs: ${course}`,
      text: [
        `Sie sind für „${course}“ eingeschrieben.`,
        ...(dueAt ? [`Bitte schließen Sie ihn bis zum ${day(dueAt)} ab.`] : []),
      ],
      button: 'Kurs öffnen',
    }),
    fr: ({ course, dueAt }, { day }) => ({
      subject: `Votre nouveau cours : ${course}`,
      text: [
        `Vous êtes inscrit au cours « ${course} ».`,
        ...(dueAt ? [`Merci de le terminer avant le ${day(dueAt)}.`] : []),
      ],
      button: 'Ouvrir le cours',
    }),
    es: ({ course, dueAt }, { day }) => ({
      subject: `Su nuevo curso: ${course}`,
      text: [`Está inscrito en «${course}».`, ...(dueAt ? [`Complételo antes del ${day(dueAt)}.`] : [])],
      button: 'Abrir el curso',
    }),
  },
  sample: {
    event: { enrollment: 12, version: 3, learner: 7, assignedBy: 4, dueAt: '2026-12-04T22:59:00.000Z' },
    facts: { course: 'Defrosting a freezer', dueAt: '2026-12-04T22:59:00.000Z', link: '/learn/courses/3' },
  },
})
