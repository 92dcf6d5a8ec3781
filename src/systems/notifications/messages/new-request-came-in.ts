import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** To whoever looks after it: everybody in sales, while nobody owns it. */
export const newRequestCameIn = defineMessage({
  name: 'new-request-came-in',
  kind: 'requests',
  on: 'request.submitted',
  occasion: ({ request }) => `request:${request}`,
  to: async ({ req, event, organisation }) => (await requestOf({ req, request: event.request, organisation })).staff,
  through: ['in-app', 'email'],
  facts: ({ req, event, organisation }) => requestOf({ req, request: event.request, organisation }),
  words: {
    en: ({ title, client, reference }) => ({
      subject: `New request ${reference}: ${title}`,
      text: [`${client} asks for “${title}”.`],
      button: 'Open the request',
    }),
    nl: ({ title, client, reference }) => ({
      subject: `Nieuwe aanvraag ${reference}: ${title}`,
      text: [`${client} vraagt om “${title}”.`],
      button: 'Aanvraag openen',
    }),
    de: ({ title, client, reference }) => ({
      subject: `Neue Anfrage ${reference}: ${title}`,
      text: [`${client} fragt „${title}“ an.`],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title, client, reference }) => ({
      subject: `Nouvelle demande ${reference} : ${title}`,
      text: [`${client} demande « ${title} ».`],
      button: 'Ouvrir la demande',
    }),
    es: ({ title, client, reference }) => ({
      subject: `Nueva solicitud ${reference}: ${title}`,
      text: [`${client} solicita «${title}».`],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { request: 5 },
    facts: {
      title: 'Training on freezers',
      client: 'Northwind Labs',
      reference: 'R-2026-0005',
      staff: [3],
      link: '/admin/collections/requests/5/desk',
    },
  },
})
