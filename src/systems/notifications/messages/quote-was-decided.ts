import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** To whoever looks after the request: the client took the quote, or did not. */
export const quoteWasDecided = defineMessage({
  name: 'quote-was-decided',
  kind: 'requests',
  on: 'request.quote-decided',
  occasion: ({ request, revision }) => `request:${request}:${revision}`,
  to: async ({ req, event, organisation }) => (await requestOf({ req, request: event.request, organisation })).staff,
  through: ['in-app', 'email'],
  facts: async ({ req, event, organisation }) => ({
    ...(await requestOf({ req, request: event.request, organisation })),
    accepted: event.accepted,
  }),
  words: {
    en: ({ title, client, accepted }) => ({
      subject: `Quote ${accepted ? 'accepted' : 'declined'}: ${title}`,
      text: [`${client} ${accepted ? 'accepted' : 'declined'} our quote for “${title}”.`],
      button: 'Open the request',
    }),
    nl: ({ title, client, accepted }) => ({
      subject: `Offerte ${accepted ? 'aanvaard' : 'afgewezen'}: ${title}`,
      text: [`${client} heeft onze offerte voor “${title}” ${accepted ? 'aanvaard' : 'afgewezen'}.`],
      button: 'Aanvraag openen',
    }),
    de: ({ title, client, accepted }) => ({
      subject: `Angebot ${accepted ? 'angenommen' : 'abgelehnt'}: ${title}`,
      text: [`${client} hat unser Angebot für „${title}“ ${accepted ? 'angenommen' : 'abgelehnt'}.`],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title, client, accepted }) => ({
      subject: `Devis ${accepted ? 'accepté' : 'refusé'} : ${title}`,
      text: [`${client} a ${accepted ? 'accepté' : 'refusé'} notre devis pour « ${title} ».`],
      button: 'Ouvrir la demande',
    }),
    es: ({ title, client, accepted }) => ({
      subject: `Presupuesto ${accepted ? 'aceptado' : 'rechazado'}: ${title}`,
      text: [`${client} ha ${accepted ? 'aceptado' : 'rechazado'} nuestro presupuesto para «${title}».`],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { request: 5, revision: 1, accepted: true },
    facts: {
      title: 'Training on freezers',
      client: 'Northwind Labs',
      reference: 'R-2026-0005',
      staff: [3],
      accepted: true,
      link: '/admin/collections/requests/5/desk',
    },
  },
})
