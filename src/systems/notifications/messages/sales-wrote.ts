import { getRequestMessage } from '@/systems/sales/public'
import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** What sales wrote, to the client's contact. */
export const salesWrote = defineMessage({
  name: 'sales-wrote',
  kind: 'client',
  on: 'request.message-sent',
  when: ({ fromClient }) => !fromClient,
  occasion: ({ message }) => `message:${message}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: async ({ req, event }) => {
    const { text, byName } = await getRequestMessage({ req, message: event.message })
    return { ...(await statusOf({ req, request: event.request })), said: text, by: byName }
  },
  words: {
    en: ({ title, reference, said, by }) => ({
      subject: `About ${reference}: ${title}`,
      text: [`${by} writes:`, said],
      button: 'Answer on your page',
    }),
    nl: ({ title, reference, said, by }) => ({
      subject: `Over ${reference}: ${title}`,
      text: [`${by} schrijft:`, said],
      button: 'Antwoorden op je pagina',
    }),
    de: ({ title, reference, said, by }) => ({
      subject: `Zu ${reference}: ${title}`,
      text: [`${by} schreibt:`, said],
      button: 'Auf Ihrer Seite antworten',
    }),
    fr: ({ title, reference, said, by }) => ({
      subject: `Au sujet de ${reference} : ${title}`,
      text: [`${by} vous écrit :`, said],
      button: 'Répondre sur votre page',
    }),
    es: ({ title, reference, said, by }) => ({
      subject: `Sobre ${reference}: ${title}`,
      text: [`${by} escribe:`, said],
      button: 'Responder en su página',
    }),
  },
  sample: {
    event: { request: 5, message: 9, fromClient: false },
    facts: {
      title: 'Training on freezers',
      reference: 'R-2026-0005',
      said: 'We start on Monday.',
      by: 'Sam Sales',
      link: '/r/sample',
    },
  },
})
