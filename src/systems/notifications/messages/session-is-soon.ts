import { defineMessage } from '../define-message'
import { sampleSession, sessionFacts, sessionLearners } from './session-facts'

/** To the learners of the cohort, about a day before. A session that was moved is a new occasion. */
export const sessionIsSoon = defineMessage({
  name: 'session-is-soon',
  kind: 'sessions',
  on: 'session.reminder-due',
  to: ({ req, event }) => sessionLearners({ req, session: event.session }),
  through: ['in-app', 'email', 'sms'],
  urgent: true,
  facts: ({ req, event }) => sessionFacts({ req, session: event.session }),
  words: {
    en: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Soon: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” begins on ${moment(startsAt, timeZone)}.`, ...(where ? [`Where: ${where}`] : [])],
      button: 'See the session',
    }),
    nl: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Binnenkort: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” begint op ${moment(startsAt, timeZone)}.`, ...(where ? [`Waar: ${where}`] : [])],
      button: 'Sessie bekijken',
    }),
    de: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Bald: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`„${session}“ beginnt am ${moment(startsAt, timeZone)}.`, ...(where ? [`Ort: ${where}`] : [])],
      button: 'Termin ansehen',
    }),
    fr: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Bientôt : ${session}, ${moment(startsAt, timeZone)}`,
      text: [`« ${session} » commence le ${moment(startsAt, timeZone)}.`, ...(where ? [`Lieu : ${where}`] : [])],
      button: 'Voir la session',
    }),
    es: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Pronto: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`«${session}» empieza el ${moment(startsAt, timeZone)}.`, ...(where ? [`Lugar: ${where}`] : [])],
      button: 'Ver la sesión',
    }),
  },
  sample: { event: { session: 3, organisation: 1 }, facts: sampleSession },
})
