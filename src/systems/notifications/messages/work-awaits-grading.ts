import { defineMessage } from '../define-message'
import { peopleWithRole, versionOf } from '../recipients'

/** To the trainers. Without the learner's name: whoever grades shall see the answer first. */
export const workAwaitsGrading = defineMessage({
  name: 'work-awaits-grading',
  kind: 'grading',
  on: 'attempt.needs-grading',
  occasion: ({ attempt }) => `attempt:${attempt}`,
  to: ({ req, organisation }) => peopleWithRole({ req, organisation, role: 'trainer' }),
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    link: `/train/grading/${event.attempt}`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `To grade: ${course}`,
      text: [`Answers in “${course}” wait for a person to grade them.`],
      button: 'Grade them',
    }),
    nl: ({ course }) => ({
      subject: `Te beoordelen: ${course}`,
      text: [`Er wachten antwoorden in “${course}” op beoordeling.`],
      button: 'Beoordelen',
    }),
    de: ({ course }) => ({
      subject: `Zu bewerten: ${course}`,
      text: [`Antworten in „${course}“ warten auf Ihre Bewertung.`],
      button: 'Bewerten',
    }),
    fr: ({ course }) => ({
      subject: `À noter : ${course}`,
      text: [`Des réponses dans « ${course} » attendent d’être notées.`],
      button: 'Noter',
    }),
    es: ({ course }) => ({
      subject: `Por calificar: ${course}`,
      text: [`Hay respuestas en «${course}» que esperan una calificación.`],
      button: 'Calificar',
    }),
  },
  sample: {
    event: { attempt: 21, learner: 7, enrollment: 12, version: 3 },
    facts: { course: 'Defrosting a freezer', link: '/train/grading/21' },
  },
})
