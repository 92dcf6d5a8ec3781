import { defineMessage } from '../define-message'
import { personOfId, versionOf } from '../recipients'

/** To the learner, whom a trainer watched at work and who has to sign as well. */
export const observationAwaitsSignature = defineMessage({
  name: 'observation-awaits-signature',
  kind: 'results',
  on: 'observation.recorded',
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    observer: (await personOfId({ req, person: event.observer })).name,
    link: `/learn/observations/${event.observation}`,
  }),
  words: {
    en: ({ course, observer }) => ({
      subject: `Please sign: ${course}`,
      text: [`${observer} watched you work for “${course}” and signed. Read what was noted and sign it, or object.`],
      button: 'Read and sign',
    }),
    nl: ({ course, observer }) => ({
      subject: `Graag ondertekenen: ${course}`,
      text: [
        `${observer} heeft je werk voor “${course}” geobserveerd en getekend. Lees het na en teken, of maak bezwaar.`,
      ],
      button: 'Lezen en ondertekenen',
    }),
    de: ({ course, observer }) => ({
      subject: `Bitte unterschreiben: ${course}`,
      text: [
        `${observer} hat Ihre Arbeit für „${course}“ beobachtet und unterschrieben. Lesen und unterschreiben Sie, oder widersprechen Sie.`,
      ],
      button: 'Lesen und unterschreiben',
    }),
    fr: ({ course, observer }) => ({
      subject: `À signer : ${course}`,
      text: [
        `${observer} a observé votre travail pour « ${course} » et a signé. Lisez les notes et signez, ou contestez.`,
      ],
      button: 'Lire et signer',
    }),
    es: ({ course, observer }) => ({
      subject: `Firme, por favor: ${course}`,
      text: [`${observer} observó su trabajo para «${course}» y firmó. Léalo y fírmelo, o presente una objeción.`],
      button: 'Leer y firmar',
    }),
  },
  sample: {
    event: { observation: 6, learner: 7, enrollment: 12, version: 3, observer: 5 },
    facts: { course: 'Defrosting a freezer', observer: 'Jonas Keller', link: '/learn/observations/6' },
  },
})
