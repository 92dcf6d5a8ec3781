import { defineMessage } from '../define-message'
import { sampleSession, sessionFacts } from './session-facts'

/** To the first on the waiting list. */
export const seatWasFreed = defineMessage({
  name: 'seat-was-freed',
  kind: 'sessions',
  on: 'seat.freed-for',
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email', 'sms'],
  urgent: true,
  facts: ({ req, event }) => sessionFacts({ req, session: event.session }),
  words: {
    en: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `You have a seat: ${session}`,
      text: [`A seat became free in “${session}” on ${moment(startsAt, timeZone)}, and it is yours.`],
      button: 'See the session',
    }),
    nl: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Je hebt een plaats: ${session}`,
      text: [`Er is een plaats vrij bij “${session}” op ${moment(startsAt, timeZone)}. Die is voor jou.`],
      button: 'Sessie bekijken',
    }),
    de: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Sie haben einen Platz: ${session}`,
      text: [`Bei „${session}“ am ${moment(startsAt, timeZone)} wurde ein Platz frei. Er gehört Ihnen.`],
      button: 'Termin ansehen',
    }),
    fr: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Une place pour vous : ${session}`,
      text: [`Une place s’est libérée pour « ${session} » le ${moment(startsAt, timeZone)}. Elle est à vous.`],
      button: 'Voir la session',
    }),
    es: ({ session, startsAt, timeZone }, { moment }) => ({
      subject: `Tiene plaza: ${session}`,
      text: [`Ha quedado libre una plaza en «${session}» el ${moment(startsAt, timeZone)}, y es suya.`],
      button: 'Ver la sesión',
    }),
  },
  sample: { event: { session: 3, learner: 7 }, facts: sampleSession },
})
