import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** To the author whose course it becomes. */
export const productionIsReady = defineMessage({
  name: 'production-is-ready',
  kind: 'requests',
  on: 'request.production-ready',
  occasion: ({ request, attempt }) => `request:${request}:${attempt}`,
  to: async ({ event }) => [event.by],
  through: ['in-app', 'email'],
  facts: async ({ req, event, organisation }) => {
    const { title, link } = await requestOf({ req, request: event.request, organisation })
    return { title, link }
  },
  words: {
    en: ({ title }) => ({
      subject: `Drafting begins: ${title}`,
      text: [`Every SOP of “${title}” is read and checked. The draft is on its way.`],
      button: 'Open the request',
    }),
    nl: ({ title }) => ({
      subject: `Het concept begint: ${title}`,
      text: [`Alle SOP’s van “${title}” zijn ingelezen en gecontroleerd. Het concept wordt gemaakt.`],
      button: 'Aanvraag openen',
    }),
    de: ({ title }) => ({
      subject: `Der Entwurf beginnt: ${title}`,
      text: [`Alle SOPs zu „${title}“ sind eingelesen und kontrolliert. Der Entwurf entsteht.`],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title }) => ({
      subject: `La rédaction commence : ${title}`,
      text: [`Toutes les procédures de « ${title} » sont lues et contrôlées. Le brouillon est en cours.`],
      button: 'Ouvrir la demande',
    }),
    es: ({ title }) => ({
      subject: `Empieza el borrador: ${title}`,
      text: [`Todos los procedimientos de «${title}» están leídos y comprobados. El borrador está en marcha.`],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { organisation: 1, request: 5, sopVersions: [2], by: 4, attempt: 1 },
    facts: { title: 'Training on freezers', link: '/admin/collections/requests/5/desk' },
  },
})
