import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

const forClient = ['question-open', 'quote-expiring', 'review-waiting']

/** To the client's contact, while something waits for them. */
export const clientIsReminded = defineMessage({
  name: 'client-is-reminded',
  kind: 'client',
  on: 'request.reminder-due',
  when: ({ kind }) => forClient.includes(kind),
  occasion: ({ key }) => key,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: async ({ req, event }) => ({ ...(await statusOf({ req, request: event.request })), about: event.kind }),
  words: {
    en: ({ title, reference, about }) => ({
      subject: `We wait for you: ${reference}, ${title}`,
      text: [
        about === 'quote-expiring'
          ? `Our quote for “${title}” is valid for a short while only.`
          : about === 'review-waiting'
            ? `The course of “${title}” waits for you to look at it.`
            : `A question about “${title}” waits for your answer.`,
      ],
      button: 'Open your page',
    }),
    nl: ({ title, reference, about }) => ({
      subject: `We wachten op je: ${reference}, ${title}`,
      text: [
        about === 'quote-expiring'
          ? `Onze offerte voor “${title}” is nog maar kort geldig.`
          : about === 'review-waiting'
            ? `De cursus van “${title}” wacht tot je hem bekijkt.`
            : `Een vraag over “${title}” wacht op je antwoord.`,
      ],
      button: 'Je pagina openen',
    }),
    de: ({ title, reference, about }) => ({
      subject: `Wir warten auf Sie: ${reference}, ${title}`,
      text: [
        about === 'quote-expiring'
          ? `Unser Angebot für „${title}“ gilt nur noch kurze Zeit.`
          : about === 'review-waiting'
            ? `Der Kurs zu „${title}“ wartet auf Ihre Durchsicht.`
            : `Eine Frage zu „${title}“ wartet auf Ihre Antwort.`,
      ],
      button: 'Ihre Seite öffnen',
    }),
    fr: ({ title, reference, about }) => ({
      subject: `Nous attendons votre retour : ${reference}, ${title}`,
      text: [
        about === 'quote-expiring'
          ? `Notre devis pour « ${title} » arrive bientôt à échéance.`
          : about === 'review-waiting'
            ? `Le cours de « ${title} » attend votre relecture.`
            : `Une question sur « ${title} » attend votre réponse.`,
      ],
      button: 'Ouvrir votre page',
    }),
    es: ({ title, reference, about }) => ({
      subject: `Esperamos su respuesta: ${reference}, ${title}`,
      text: [
        about === 'quote-expiring'
          ? `Nuestro presupuesto para «${title}» caduca pronto.`
          : about === 'review-waiting'
            ? `El curso de «${title}» espera su revisión.`
            : `Una pregunta sobre «${title}» espera su respuesta.`,
      ],
      button: 'Abrir su página',
    }),
  },
  sample: {
    event: { request: 5, kind: 'question-open', key: 'request:5:question-open:1' },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', about: 'question-open', link: '/r/sample' },
  },
})
