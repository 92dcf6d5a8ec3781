import { defineMessage } from '../define-message'
import { clientOf, statusOf } from '../recipients'

/** To the client's contact: a record of what was signed, and where the packages are. */
export const deliveryWasSignedOff = defineMessage({
  name: 'delivery-was-signed-off',
  kind: 'client',
  on: 'request.signed-off',
  occasion: ({ request, version }) => `request:${request}:${version}`,
  to: async ({ req, event }) => [await clientOf({ req, request: event.request })],
  through: ['email'],
  facts: async ({ req, event }) => ({ ...(await statusOf({ req, request: event.request })), hash: event.hash }),
  words: {
    en: ({ title, reference, hash }) => ({
      subject: `Signed off: ${title}`,
      text: [
        `You signed off the course of request ${reference}. Its packages are ready to download on your page.`,
        `What was signed has the fingerprint ${hash}.`,
      ],
      button: 'Download the packages',
    }),
    nl: ({ title, reference, hash }) => ({
      subject: `Goedgekeurd: ${title}`,
      text: [
        `Je hebt de cursus van aanvraag ${reference} goedgekeurd. De pakketten staan op je pagina.`,
        `Wat is ondertekend heeft de vingerafdruk ${hash}.`,
      ],
      button: 'Pakketten downloaden',
    }),
    de: ({ title, reference, hash }) => ({
      subject: `Abgenommen: ${title}`,
      text: [
        `Sie haben den Kurs zur Anfrage ${reference} abgenommen. Die Pakete liegen auf Ihrer Seite bereit.`,
        `Das Unterschriebene hat den Fingerabdruck ${hash}.`,
      ],
      button: 'Pakete herunterladen',
    }),
    fr: ({ title, reference, hash }) => ({
      subject: `Validé : ${title}`,
      text: [
        `Vous avez validé le cours de la demande ${reference}. Les paquets sont à télécharger sur votre page.`,
        `Ce qui a été signé porte l’empreinte ${hash}.`,
      ],
      button: 'Télécharger les paquets',
    }),
    es: ({ title, reference, hash }) => ({
      subject: `Aprobado: ${title}`,
      text: [
        `Ha aprobado el curso de la solicitud ${reference}. Los paquetes están en su página.`,
        `Lo firmado tiene la huella ${hash}.`,
      ],
      button: 'Descargar los paquetes',
    }),
  },
  sample: {
    event: { request: 5, version: 3, hash: 'b5bb9d8014a0f9b1' },
    facts: { title: 'Training on freezers', reference: 'R-2026-0005', hash: 'b5bb9d8014a0f9b1', link: '/r/sample' },
  },
})
