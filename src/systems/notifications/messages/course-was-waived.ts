import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, who need not take it. */
export const courseWasWaived = defineMessage({
  name: 'course-was-waived',
  kind: 'courses',
  on: 'enrollment.waived',
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    link: '/learn',
  }),
  words: {
    en: ({ course }) => ({
      subject: `You need not take: ${course}`,
      text: [`You are excused from “${course}”. The reason is on record with your training manager.`],
      button: 'Your courses',
    }),
    nl: ({ course }) => ({
      subject: `Vrijgesteld: ${course}`,
      text: [`Je hoeft “${course}” niet te volgen. De reden staat bij je opleidingsmanager.`],
      button: 'Je cursussen',
    }),
    de: ({ course }) => ({
      subject: `Befreit: ${course}`,
      text: [`Sie sind von „${course}“ befreit. Der Grund ist bei Ihrer Schulungsleitung festgehalten.`],
      button: 'Ihre Kurse',
    }),
    fr: ({ course }) => ({
      subject: `Dispense : ${course}`,
      text: [`Vous êtes dispensé de « ${course} ». Le motif est consigné chez votre responsable de formation.`],
      button: 'Vos cours',
    }),
    es: ({ course }) => ({
      subject: `Exención: ${course}`,
      text: [`Está exento de «${course}». El motivo consta con su responsable de formación.`],
      button: 'Sus cursos',
    }),
  },
  sample: {
    event: { enrollment: 12, learner: 7, version: 3, by: 4 },
    facts: { course: 'Defrosting a freezer', link: '/learn' },
  },
})
