import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

const kindWords = {
  en: { unclear: 'unclear', wrong: 'wrong', good: 'good' },
  nl: { unclear: 'onduidelijk', wrong: 'fout', good: 'goed' },
  de: { unclear: 'unklar', wrong: 'falsch', good: 'gut' },
  fr: { unclear: 'pas clair', wrong: 'faux', good: 'bien' },
  es: { unclear: 'poco claro', wrong: 'incorrecto', good: 'bueno' },
}

type Known = { course: string; kind: 'unclear' | 'wrong' | 'good'; quote: string; said: string; link: string }

/** To the authors of the course. */
export const feedbackWasGiven = defineMessage<'feedback.given', Known>({
  name: 'feedback-was-given',
  kind: 'grading',
  on: 'feedback.given',
  occasion: ({ feedback }) => `feedback:${feedback}`,
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { kind, text, quote } = await findByID({ req, collection: 'feedback', id: event.feedback })
    return {
      course: (await courseOf({ req, course: event.course })).title,
      kind,
      quote,
      said: text ?? '',
      link: `/admin/collections/courses/${event.course}/review`,
    }
  },
  words: {
    en: ({ course, kind, quote, said }) => ({
      subject: `A learner finds something ${kindWords.en[kind]}: ${course}`,
      text: [`About this passage of “${course}”:`, `“${quote}”`, ...(said ? [said] : [])],
      button: 'Look at the passage',
    }),
    nl: ({ course, kind, quote, said }) => ({
      subject: `Een cursist vindt iets ${kindWords.nl[kind]}: ${course}`,
      text: [`Over deze passage in “${course}”:`, `“${quote}”`, ...(said ? [said] : [])],
      button: 'Passage bekijken',
    }),
    de: ({ course, kind, quote, said }) => ({
      subject: `Rückmeldung (${kindWords.de[kind]}): ${course}`,
      text: [`Zu dieser Stelle in „${course}“:`, `„${quote}“`, ...(said ? [said] : [])],
      button: 'Stelle ansehen',
    }),
    fr: ({ course, kind, quote, said }) => ({
      subject: `Remarque d’un apprenant (${kindWords.fr[kind]}) : ${course}`,
      text: [`Au sujet de ce passage de « ${course} » :`, `« ${quote} »`, ...(said ? [said] : [])],
      button: 'Voir le passage',
    }),
    es: ({ course, kind, quote, said }) => ({
      subject: `Comentario de un alumno (${kindWords.es[kind]}): ${course}`,
      text: [`Sobre este pasaje de «${course}»:`, `«${quote}»`, ...(said ? [said] : [])],
      button: 'Ver el pasaje',
    }),
  },
  sample: {
    event: { feedback: 2, learner: 7, version: 3, course: 1, claim: 'c4' },
    facts: {
      course: 'Defrosting a freezer',
      kind: 'unclear',
      quote: 'Let ice melt naturally with door open.',
      said: 'For how long?',
      link: '/admin/collections/courses/1/review',
    },
  },
})
