import { getRequestMessage } from '@/systems/sales/public'
import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact: a question that has to be answered before work goes on. */
export const clientWasAsked = defineMessage({
  name: 'client-was-asked',
  kind: 'client',
  on: 'request.question-asked',
  occasion: ({ message }) => `message:${message}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: async ({ req, event }) => ({
    ...(await statusOf({ req, request: event.request })),
    question: (await getRequestMessage({ req, message: event.message })).text,
  }),
  words: {
    en: ({ title, reference, question }) => ({
      subject: `A question about ${reference}: ${title}`,
      text: ['To go on we need an answer from you:', question],
      button: 'Answer',
    }),
    nl: ({ title, reference, question }) => ({
      subject: `Een vraag over ${reference}: ${title}`,
      text: ['Om verder te kunnen hebben we een antwoord van je nodig:', question],
      button: 'Antwoorden',
    }),
    de: ({ title, reference, question }) => ({
      subject: `Eine Frage zu ${reference}: ${title}`,
      text: ['Um weiterzuarbeiten, brauchen wir eine Antwort von Ihnen:', question],
      button: 'Antworten',
    }),
    fr: ({ title, reference, question }) => ({
      subject: `Une question sur ${reference} : ${title}`,
      text: ['Pour continuer, nous avons besoin de votre réponse :', question],
      button: 'Répondre',
    }),
    es: ({ title, reference, question }) => ({
      subject: `Una pregunta sobre ${reference}: ${title}`,
      text: ['Para continuar necesitamos su respuesta:', question],
      button: 'Responder',
    }),
  },
  sample: {
    event: { request: 5, message: 9 },
    facts: {
      title: 'Training on freezers',
      reference: 'R-2026-0005',
      question: 'Which of the two SOPs is in force?',
      link: '/r/sample',
    },
  },
})
