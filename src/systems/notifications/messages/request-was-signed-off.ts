import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** To whoever looks after the request: the client signed. It is a record, so it always comes. */
export const requestWasSignedOff = defineMessage({
  name: 'request-was-signed-off',
  kind: 'legal',
  on: 'request.signed-off',
  occasion: ({ request, version }) => `request:${request}:${version}`,
  to: async ({ req, event, organisation }) => (await requestOf({ req, request: event.request, organisation })).staff,
  through: ['in-app', 'email'],
  facts: async ({ req, event, organisation }) => ({
    ...(await requestOf({ req, request: event.request, organisation })),
    hash: event.hash,
  }),
  words: {
    en: ({ title, client, hash }) => ({
      subject: `Signed off by ${client}: ${title}`,
      text: [`${client} signed off the delivered course of “${title}”. Fingerprint: ${hash}.`],
      button: 'Open the request',
    }),
    nl: ({ title, client, hash }) => ({
      subject: `Goedgekeurd door ${client}: ${title}`,
      text: [`${client} heeft de geleverde cursus van “${title}” goedgekeurd. Vingerafdruk: ${hash}.`],
      button: 'Aanvraag openen',
    }),
    de: ({ title, client, hash }) => ({
      subject: `Abgenommen von ${client}: ${title}`,
      text: [`${client} hat den gelieferten Kurs zu „${title}“ abgenommen. Fingerabdruck: ${hash}.`],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title, client, hash }) => ({
      subject: `Validé par ${client} : ${title}`,
      text: [`${client} a validé le cours livré pour « ${title} ». Empreinte : ${hash}.`],
      button: 'Ouvrir la demande',
    }),
    es: ({ title, client, hash }) => ({
      subject: `Aprobado por ${client}: ${title}`,
      text: [`${client} ha aprobado el curso entregado de «${title}». Huella: ${hash}.`],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { request: 5, version: 3, hash: 'b5bb9d8014a0f9b1' },
    facts: {
      title: 'Training on freezers',
      client: 'Northwind Labs',
      reference: 'R-2026-0005',
      staff: [3],
      hash: 'b5bb9d8014a0f9b1',
      link: '/admin/collections/requests/5/desk',
    },
  },
})
