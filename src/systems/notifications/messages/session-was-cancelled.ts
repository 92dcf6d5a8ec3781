import { defineMessage } from '../define-message'
import { sampleSession, sessionFacts, sessionLearners } from './session-facts'

/** To the learners of the cohort. */
export const sessionWasCancelled = defineMessage({
  name: 'session-was-cancelled',
  kind: 'sessions',
  on: 'session.cancelled',
  occasion: ({ session }) => `session:${session}`,
  to: ({ req, event }) => sessionLearners({ req, session: event.session }),
  through: ['in-app', 'email', 'sms'],
  urgent: true,
  facts: ({ req, event }) => sessionFacts({ req, session: event.session }),
  words: {
    en: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Cancelled: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” on ${moment(startsAt, timeZone)} does not take place.`],
      button: 'Your sessions',
    }),
    nl: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Afgelast: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`“${session}” op ${moment(startsAt, timeZone)} gaat niet door.`],
      button: 'Je sessies',
    }),
    de: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Abgesagt: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`„${session}“ am ${moment(startsAt, timeZone)} findet nicht statt.`],
      button: 'Ihre Termine',
    }),
    fr: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Annulée : ${session}, ${moment(startsAt, timeZone)}`,
      text: [`« ${session} » du ${moment(startsAt, timeZone)} n’aura pas lieu.`],
      button: 'Vos sessions',
    }),
    es: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Cancelada: ${session}, ${moment(startsAt, timeZone)}`,
      text: [`«${session}» del ${moment(startsAt, timeZone)} no se celebra.`],
      button: 'Sus sesiones',
    }),
  },
  sample: { event: { session: 3, cohort: 2 }, facts: sampleSession },
})
