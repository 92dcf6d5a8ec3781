import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact. The amount stays on the page. */
export const quoteIsReady = defineMessage({
  name: 'quote-is-ready',
  kind: 'client',
  on: 'request.quoted',
  occasion: ({ request, revision }) => `request:${request}:${revision}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: ({ req, event }) => statusOf({ req, request: event.request }),
  words: {
    en: ({ title, reference }) => ({
      subject: `Our quote for ${reference}: ${title}`,
      text: [`Our quote for “${title}” is ready. You can read, download and accept it on your page.`],
      button: 'See the quote',
    }),
    nl: ({ title, reference }) => ({
      subject: `Onze offerte voor ${reference}: ${title}`,
      text: [`Onze offerte voor “${title}” staat klaar. Op je pagina kun je haar lezen, downloaden en aanvaarden.`],
      button: 'Offerte bekijken',
    }),
    de: ({ title, reference }) => ({
      subject: `Unser Angebot für ${reference}: ${title}`,
      text: [
        `Unser Angebot für „${title}“ liegt bereit. Auf Ihrer Seite können Sie es lesen, herunterladen und annehmen.`,
      ],
      button: 'Angebot ansehen',
    }),
    fr: ({ title, reference }) => ({
      subject: `Notre devis pour ${reference} : ${title}`,
      text: [
        `Notre devis pour « ${title} » est prêt. Vous pouvez le lire, le télécharger et l’accepter sur votre page.`,
      ],
      button: 'Voir le devis',
    }),
    es: ({ title, reference }) => ({
      subject: `Nuestro presupuesto para ${reference}: ${title}`,
      text: [`Nuestro presupuesto para «${title}» está listo. En su página puede leerlo, descargarlo y aceptarlo.`],
      button: 'Ver el presupuesto',
    }),
  },
  sample: {
    event: { request: 5, revision: 1 },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', link: '/r/sample' },
  },
})
