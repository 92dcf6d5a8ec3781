import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner who said something of a passage. */
export const feedbackWasAnswered = defineMessage({
  name: 'feedback-was-answered',
  kind: 'results',
  on: 'feedback.answered',
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { answer } = await findByID({ req, collection: 'feedback', id: event.feedback })
    return {
      course: (await versionOf({ req, version: event.version })).title,
      answer: answer ?? '',
      link: `/learn/courses/${event.version}`,
    }
  },
  words: {
    en: ({ course, answer }) => ({
      subject: `An answer to your feedback on ${course}`,
      text: [`Somebody answered what you said of “${course}”:`, answer],
      button: 'Open the course',
    }),
    nl: ({ course, answer }) => ({
      subject: `Antwoord op je feedback over ${course}`,
      text: [`Er is geantwoord op wat je over “${course}” zei:`, answer],
      button: 'Cursus openen',
    }),
    de: ({ course, answer }) => ({
      subject: `Antwort auf Ihre Rückmeldung zu ${course}`,
      text: [`Auf Ihre Rückmeldung zu „${course}“ wurde geantwortet:`, answer],
      button: 'Kurs öffnen',
    }),
    fr: ({ course, answer }) => ({
      subject: `Réponse à votre remarque sur ${course}`,
      text: [`Votre remarque sur « ${course} » a reçu une réponse :`, answer],
      button: 'Ouvrir le cours',
    }),
    es: ({ course, answer }) => ({
      subject: `Respuesta a su comentario sobre ${course}`,
      text: [`Han respondido a su comentario sobre «${course}»:`, answer],
      button: 'Abrir el curso',
    }),
  },
  sample: {
    event: { feedback: 2, learner: 7, version: 3 },
    facts: {
      course: 'Defrosting a freezer',
      answer: 'Thank you. The drain is behind the lower panel; we add a picture.',
      link: '/learn/courses/3',
    },
  },
})
