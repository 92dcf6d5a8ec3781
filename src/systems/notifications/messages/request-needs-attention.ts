import { defineMessage } from '../define-message'
import { requestOf } from '../recipients'

/** To whoever looks after the request: nobody has touched it, or its date comes near or has passed. */
export const requestNeedsAttention = defineMessage({
  name: 'request-needs-attention',
  kind: 'requests',
  on: 'request.reminder-due',
  when: ({ kind }) => ['untouched', 'due-soon', 'overdue'].includes(kind),
  occasion: ({ key }) => key,
  to: async ({ req, event, organisation }) => (await requestOf({ req, request: event.request, organisation })).staff,
  through: ['in-app', 'email'],
  facts: async ({ req, event, organisation }) => ({
    ...(await requestOf({ req, request: event.request, organisation })),
    about: event.kind,
  }),
  words: {
    en: ({ title, client, reference, about }) => ({
      subject: `${about === 'overdue' ? 'Overdue' : about === 'due-soon' ? 'Due soon' : 'Nobody has looked yet'}: ${reference}, ${title}`,
      text: [
        about === 'overdue'
          ? `The request “${title}” of ${client} is past its date.`
          : about === 'due-soon'
            ? `The request “${title}” of ${client} is due soon.`
            : `The request “${title}” of ${client} still waits for a first look.`,
      ],
      button: 'Open the request',
    }),
    nl: ({ title, client, reference, about }) => ({
      subject: `${about === 'overdue' ? 'Te laat' : about === 'due-soon' ? 'Bijna aan de beurt' : 'Nog niet bekeken'}: ${reference}, ${title}`,
      text: [
        about === 'overdue'
          ? `De aanvraag “${title}” van ${client} is over de datum.`
          : about === 'due-soon'
            ? `De aanvraag “${title}” van ${client} moet binnenkort klaar zijn.`
            : `Nog niemand heeft naar de aanvraag “${title}” van ${client} gekeken.`,
      ],
      button: 'Aanvraag openen',
    }),
    de: ({ title, client, reference, about }) => ({
      subject: `${about === 'overdue' ? 'Überfällig' : about === 'due-soon' ? 'Bald fällig' : 'Noch nicht angesehen'}: ${reference}, ${title}`,
      text: [
        about === 'overdue'
          ? `Die Anfrage „${title}“ von ${client} ist überfällig.`
          : about === 'due-soon'
            ? `Die Anfrage „${title}“ von ${client} ist bald fällig.`
            : `Die Anfrage „${title}“ von ${client} wartet noch auf einen ersten Blick.`,
      ],
      button: 'Anfrage öffnen',
    }),
    fr: ({ title, client, reference, about }) => ({
      subject: `${about === 'overdue' ? 'En retard' : about === 'due-soon' ? 'Échéance proche' : 'Pas encore examinée'} : ${reference}, ${title}`,
      text: [
        about === 'overdue'
          ? `La demande « ${title} » de ${client} a dépassé sa date.`
          : about === 'due-soon'
            ? `La demande « ${title} » de ${client} arrive bientôt à échéance.`
            : `Personne n’a encore examiné la demande « ${title} » de ${client}.`,
      ],
      button: 'Ouvrir la demande',
    }),
    es: ({ title, client, reference, about }) => ({
      subject: `${about === 'overdue' ? 'Con retraso' : about === 'due-soon' ? 'Vence pronto' : 'Sin revisar'}: ${reference}, ${title}`,
      text: [
        about === 'overdue'
          ? `La solicitud «${title}» de ${client} ha pasado su fecha.`
          : about === 'due-soon'
            ? `La solicitud «${title}» de ${client} vence pronto.`
            : `Nadie ha mirado aún la solicitud «${title}» de ${client}.`,
      ],
      button: 'Abrir la solicitud',
    }),
  },
  sample: {
    event: { request: 5, kind: 'untouched', key: 'request:5:untouched' },
    facts: {
      title: 'Training on freezers',
      client: 'Northwind Labs',
      reference: 'R-2026-0005',
      staff: [3],
      about: 'untouched',
      link: '/admin/collections/requests/5/desk',
    },
  },
})
