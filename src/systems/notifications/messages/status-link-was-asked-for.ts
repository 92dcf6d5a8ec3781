import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact, who asked for a new link to the status page. */
export const statusLinkWasAskedFor = defineMessage({
  name: 'status-link-was-asked-for',
  kind: 'client',
  on: 'request.link-requested',
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: ({ req, event }) => statusOf({ req, request: event.request }),
  words: {
    en: ({ title, reference }) => ({
      subject: `Your link to request ${reference}`,
      text: [
        `Here is a new link to the page of “${title}”. It is good for 30 days. If you did not ask for it, you need do nothing.`,
      ],
      button: 'Open your page',
    }),
    nl: ({ title, reference }) => ({
      subject: `Je link naar aanvraag ${reference}`,
      text: [
        `Hier is een nieuwe link naar de pagina van “${title}”. Hij is 30 dagen geldig. Heb je er niet om gevraagd, dan hoef je niets te doen.`,
      ],
      button: 'Je pagina openen',
    }),
    de: ({ title, reference }) => ({
      subject: `Ihr Link zur Anfrage ${reference}`,
      text: [
        `Hier ist ein neuer Link zur Seite von „${title}“. Er gilt 30 Tage. Haben Sie ihn nicht angefordert, müssen Sie nichts tun.`,
      ],
      button: 'Ihre Seite öffnen',
    }),
    fr: ({ title, reference }) => ({
      subject: `Votre lien vers la demande ${reference}`,
      text: [
        `Voici un nouveau lien vers la page de « ${title} ». Il est valable 30 jours. Si vous ne l’avez pas demandé, ignorez ce message.`,
      ],
      button: 'Ouvrir votre page',
    }),
    es: ({ title, reference }) => ({
      subject: `Su enlace a la solicitud ${reference}`,
      text: [
        `Este es un nuevo enlace a la página de «${title}». Vale 30 días. Si no lo ha pedido, no tiene que hacer nada.`,
      ],
      button: 'Abrir su página',
    }),
  },
  sample: {
    event: { request: 5 },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', link: '/r/sample' },
  },
})
