import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact: look at it, and sign it off or ask for changes. */
export const courseWasDelivered = defineMessage({
  name: 'course-was-delivered',
  kind: 'client',
  on: 'request.delivered',
  occasion: ({ request, version }) => `request:${request}:${version}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: ({ req, event }) => statusOf({ req, request: event.request }),
  words: {
    en: ({ title, reference }) => ({
      subject: `Your course is ready to look at: ${title}`,
      text: [`The course of request ${reference} is ready. Look at it, then sign it off or say what should change.`],
      button: 'Look at the course',
    }),
    nl: ({ title, reference }) => ({
      subject: `Je cursus staat klaar: ${title}`,
      text: [`De cursus van aanvraag ${reference} is klaar. Bekijk hem, en keur hem goed of zeg wat anders moet.`],
      button: 'Cursus bekijken',
    }),
    de: ({ title, reference }) => ({
      subject: `Ihr Kurs liegt zur Ansicht bereit: ${title}`,
      text: [
        `Der Kurs zur Anfrage ${reference} ist fertig. Sehen Sie ihn an, und nehmen Sie ihn ab oder sagen Sie, was sich ändern soll.`,
      ],
      button: 'Kurs ansehen',
    }),
    fr: ({ title, reference }) => ({
      subject: `Votre cours est prêt à être relu : ${title}`,
      text: [
        `Le cours de la demande ${reference} est prêt. Parcourez-le, puis validez-le ou indiquez ce qui doit changer.`,
      ],
      button: 'Voir le cours',
    }),
    es: ({ title, reference }) => ({
      subject: `Su curso está listo para revisar: ${title}`,
      text: [`El curso de la solicitud ${reference} está listo. Revíselo y apruébelo, o diga qué debe cambiar.`],
      button: 'Ver el curso',
    }),
  },
  sample: {
    event: { request: 5, version: 3 },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', link: '/r/sample' },
  },
})
