import { getRequestMessage } from '@/systems/sales/public'
import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** The client's answer to a question, to whoever looks after the request. */
export const clientAnswered = defineMessage({
  name: 'client-answered',
  kind: 'requests',
  on: 'request.question-answered',
  occasion: ({ message }) => `message:${message}`,
  to: async ({ req, event, organisation }) => (await requestOf({ req, request: event.request, organisation })).staff,
  through: ['in-app', 'email'],
  facts: async ({ req, event, organisation }) => {
    const { text, byName } = await getRequestMessage({ req, message: event.message })
    return { ...(await requestOf({ req, request: event.request, organisation })), said: text, by: byName }
  },
  words: {
    en: ({ title, client, said, by }) => ({
      subject: `${client} answered: ${title}`,
      text: [`${by} writes about “${title}”:`, said],
      button: 'Open the request',
    }),
    nl: ({ title, client, said, by }) => ({
      subject: `${client} heeft geantwoord: ${title}`,
      text: [`${by} schrijft over “${title}”:`, said],
      button: 'Aanvraag openen',
    }),
    de: ({ title, client, said, by }) => ({
      subject: `${client} hat geantwortet: ${title}`,
      text: [`${by} schreibt zu „${title}“:`, said],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title, client, said, by }) => ({
      subject: `${client} a répondu : ${title}`,
      text: [`${by} écrit au sujet de « ${title} » :`, said],
      button: 'Ouvrir la demande',
    }),
    es: ({ title, client, said, by }) => ({
      subject: `${client} ha respondido: ${title}`,
      text: [`${by} escribe sobre «${title}»:`, said],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { request: 5, message: 9 },
    facts: {
      title: 'Training on freezers',
      client: 'Northwind Labs',
      reference: 'R-2026-0005',
      staff: [3],
      said: 'Version 4 is in force since May.',
      by: 'Nora West',
      link: '/admin/collections/requests/5/desk',
    },
  },
})
