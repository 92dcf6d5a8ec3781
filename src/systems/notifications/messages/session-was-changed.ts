import { defineMessage } from '../define-message'
import { sampleSession, sessionFacts, sessionLearners } from './session-facts'

/** To the learners of the cohort: where and when it is now. */
export const sessionWasChanged = defineMessage({
  name: 'session-was-changed',
  kind: 'sessions',
  on: 'session.changed',
  to: ({ req, event }) => sessionLearners({ req, session: event.session }),
  through: ['in-app', 'email', 'sms'],
  urgent: true,
  facts: ({ req, event }) => sessionFacts({ req, session: event.session }),
  words: {
    en: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Changed: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” now takes place on ${moment(startsAt, timeZone)}.`, ...(where ? [`Where: ${where}`] : [])],
      button: 'See the session',
    }),
    nl: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Gewijzigd: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” is nu op ${moment(startsAt, timeZone)}.`, ...(where ? [`Waar: ${where}`] : [])],
      button: 'Sessie bekijken',
    }),
    de: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Geändert: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`„${session}“ findet jetzt am ${moment(startsAt, timeZone)} statt.`, ...(where ? [`Ort: ${where}`] : [])],
      button: 'Termin ansehen',
    }),
    fr: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Modifiée : ${session}, ${moment(startsAt, timeZone)}`,
      text: [
        `« ${session} » a maintenant lieu le ${moment(startsAt, timeZone)}.`,
        ...(where ? [`Lieu : ${where}`] : []),
      ],
      button: 'Voir la session',
    }),
    es: ({ session, startsAt, timeZone, where }, { moment }) => ({
      subject: `Cambio: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`«${session}» es ahora el ${moment(startsAt, timeZone)}.`, ...(where ? [`Lugar: ${where}`] : [])],
      button: 'Ver la sesión',
    }),
  },
  sample: { event: { session: 3, cohort: 2 }, facts: sampleSession },
})
