import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact: the confirmation, with the link to the status page. */
export const requestWasReceived = defineMessage({
  name: 'request-was-received',
  kind: 'client',
  on: 'request.submitted',
  occasion: ({ request }) => `request:${request}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: ({ req, event }) => statusOf({ req, request: event.request }),
  words: {
    en: ({ title, reference }) => ({
      subject: `We have your request ${reference}: ${title}`,
      text: [
        `Thank you. Your request “${title}” has the number ${reference}.`,
        'On your page you see where it stands, answer questions and add files. The link is yours alone; please do not pass it on.',
      ],
      button: 'Open your page',
    }),
    nl: ({ title, reference }) => ({
      subject: `We hebben je aanvraag ${reference}: ${title}`,
      text: [
        `Bedankt. Je aanvraag “${title}” heeft nummer ${reference}.`,
        'Op je pagina zie je de stand van zaken, beantwoord je vragen en voeg je bestanden toe. De link is alleen voor jou; geef hem niet door.',
      ],
      button: 'Je pagina openen',
    }),
    de: ({ title, reference }) => ({
      subject: `Wir haben Ihre Anfrage ${reference}: ${title}`,
      text: [
        `Vielen Dank. Ihre Anfrage „${title}“ hat die Nummer ${reference}.`,
        'Auf Ihrer Seite sehen Sie den Stand, beantworten Fragen und fügen Dateien hinzu. Der Link gehört Ihnen allein; bitte geben Sie ihn nicht weiter.',
      ],
      button: 'Ihre Seite öffnen',
    }),
    fr: ({ title, reference }) => ({
      subject: `Votre demande ${reference} est bien arrivée : ${title}`,
      text: [
        `Merci. Votre demande « ${title} » porte le numéro ${reference}.`,
        'Sur votre page, vous suivez son avancement, répondez aux questions et ajoutez des fichiers. Ce lien est personnel ; merci de ne pas le transmettre.',
      ],
      button: 'Ouvrir votre page',
    }),
    es: ({ title, reference }) => ({
      subject: `Hemos recibido su solicitud ${reference}: ${title}`,
      text: [
        `Gracias. Su solicitud «${title}» tiene el número ${reference}.`,
        'En su página verá su estado, responderá preguntas y añadirá archivos. El enlace es solo suyo; no lo comparta.',
      ],
      button: 'Abrir su página',
    }),
  },
  sample: {
    event: { request: 5 },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', link: '/r/sample' },
  },
})
