import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner whose answers a person graded. The result itself stays behind the sign-in. */
export const resultWasReleased = defineMessage({
  name: 'result-was-released',
  kind: 'results',
  on: 'attempt.released',
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    link: `/learn/results/${event.attempt}`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `Your result: ${course}`,
      text: [`Your answers in “${course}” are graded. See your result and what the trainer wrote.`],
      button: 'See the result',
    }),
    nl: ({ course }) => ({
      subject: `Je resultaat: ${course}`,
      text: [`Je antwoorden in “${course}” zijn beoordeeld. Bekijk je resultaat en wat de trainer schreef.`],
      button: 'Resultaat bekijken',
    }),
    de: ({ course }) => ({
      subject: `Ihr Ergebnis: ${course}`,
      text: [`Ihre Antworten in „${course}“ sind bewertet. Sehen Sie Ihr Ergebnis und die Anmerkungen an.`],
      button: 'Ergebnis ansehen',
    }),
    fr: ({ course }) => ({
      subject: `Votre résultat : ${course}`,
      text: [`Vos réponses dans « ${course} » sont notées. Consultez le résultat et les remarques du formateur.`],
      button: 'Voir le résultat',
    }),
    es: ({ course }) => ({
      subject: `Su resultado: ${course}`,
      text: [`Sus respuestas en «${course}» están corregidas. Vea el resultado y los comentarios.`],
      button: 'Ver el resultado',
    }),
  },
  sample: {
    event: { attempt: 21, learner: 7, enrollment: 12, version: 3, score: 0.9, passed: true },
    facts: { course: 'Defrosting a freezer', link: '/learn/results/21' },
  },
})
