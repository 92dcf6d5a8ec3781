import { defineMessage } from '../define-message'
import { sopVersionOf } from '../recipients'

/** To whoever uploaded it. */
export const sopCouldNotBeRead = defineMessage({
  name: 'sop-could-not-be-read',
  kind: 'authoring',
  on: 'sop.parse-failed',
  to: async ({ req, event }) => (await sopVersionOf({ req, version: event.version })).uploadedBy,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { title, label, link } = await sopVersionOf({ req, version: event.version })
    return { sop: title, label, link }
  },
  words: {
    en: ({ sop, label }) => ({
      subject: `Could not be read: ${sop}, version ${label}`,
      text: [`The file of “${sop}”, version ${label}, could not be read. Its page says why, and what to send instead.`],
      button: 'See why',
    }),
    nl: ({ sop, label }) => ({
      subject: `Niet leesbaar: ${sop}, versie ${label}`,
      text: [
        `Het bestand van “${sop}”, versie ${label}, kon niet worden gelezen. Op de pagina staat waarom en wat je kunt sturen.`,
      ],
      button: 'Bekijk waarom',
    }),
    de: ({ sop, label }) => ({
      subject: `Nicht lesbar: ${sop}, Version ${label}`,
      text: [
        `Die Datei von „${sop}“, Version ${label}, konnte nicht gelesen werden. Warum, und was stattdessen geht, steht auf ihrer Seite.`,
      ],
      button: 'Grund ansehen',
    }),
    fr: ({ sop, label }) => ({
      subject: `Illisible : ${sop}, version ${label}`,
      text: [
        `Le fichier de « ${sop} », version ${label}, n’a pas pu être lu. Sa page indique pourquoi et quoi envoyer à la place.`,
      ],
      button: 'Voir pourquoi',
    }),
    es: ({ sop, label }) => ({
      subject: `No se pudo leer: ${sop}, versión ${label}`,
      text: [
        `No se pudo leer el archivo de «${sop}», versión ${label}. Su página explica por qué y qué enviar en su lugar.`,
      ],
      button: 'Ver el motivo',
    }),
  },
  sample: {
    event: { organisation: 1, sop: 1, version: 2, code: 'sop.encrypted' },
    facts: { sop: 'Freezer defrosting', label: '1.0', link: '/admin/collections/sop-versions/2/parse' },
  },
})
