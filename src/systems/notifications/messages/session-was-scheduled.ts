import { defineMessage } from '../define-message'
import { sampleSession, sessionFacts, sessionLearners } from './session-facts'

/** To the learners of the cohort. */
export const sessionWasScheduled = defineMessage({
  name: 'session-was-scheduled',
  kind: 'sessions',
  on: 'session.scheduled',
  occasion: ({ session }) => `session:${session}`,
  to: ({ req, event }) => sessionLearners({ req, session: event.session }),
  through: ['in-app', 'email'],
  facts: ({ req, event }) => sessionFacts({ req, session: event.session }),
  words: {
    en: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `New session: ${session}`,
      text: [`“${session}” takes place on ${moment(startsAt, timeZone)}.`, ...(where ? [`Where: ${where}`] : [])],
      button: 'See the session',
    }),
    nl: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Nieuwe sessie: ${session}`,
      text: [`“${session}” vindt plaats op ${moment(startsAt, timeZone)}.`, ...(where ? [`Waar: ${where}`] : [])],
      button: 'Sessie bekijken',
    }),
    de: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Neuer Termin: ${session}`,
      text: [`„${session}“ findet am ${moment(startsAt, timeZone)} statt.`, ...(where ? [`Ort: ${where}`] : [])],
      button: 'Termin ansehen',
    }),
    fr: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Nouvelle session : ${session}`,
      text: [`« ${session} » aura lieu le ${moment(startsAt, timeZone)}.`, ...(where ? [`Lieu : ${where}`] : [])],
      button: 'Voir la session',
    }),
    es: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Nueva sesión: ${session}`,
      text: [`«${session}» tendrá lugar el ${moment(startsAt, timeZone)}.`, ...(where ? [`Lugar: ${where}`] : [])],
      button: 'Ver la sesión',
    }),
  },
  sample: { event: { session: 3, cohort: 2 }, facts: sampleSession },
})
