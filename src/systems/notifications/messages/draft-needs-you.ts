import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'
import { courseOf, idOf } from '../recipients'

/** To whoever asked for the draft: it stands still until a person decides. */
export const draftNeedsYou = defineMessage({
  name: 'draft-needs-you',
  kind: 'authoring',
  on: 'generation.needs-human',
  to: async ({ req, event }) => [
    idOf((await findByID({ req, collection: 'generation-runs', id: event.run })).requestedBy),
  ],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    reason: event.message,
    link: `/admin/collections/courses/${event.course}`,
  }),
  words: {
    en: ({ course, reason }) => ({
      subject: `The draft needs you: ${course}`,
      text: [`Drafting “${course}” stopped and waits for you. What was written is kept.`, reason],
      button: 'See what to do',
    }),
    nl: ({ course, reason }) => ({
      subject: `Het concept wacht op je: ${course}`,
      text: [`Het concept van “${course}” staat stil en wacht op jou. Wat al geschreven is, blijft bewaard.`, reason],
      button: 'Bekijk wat je kunt doen',
    }),
    de: ({ course, reason }) => ({
      subject: `Der Entwurf braucht Sie: ${course}`,
      text: [
        `Der Entwurf von „${course}“ steht still und wartet auf Sie. Was geschrieben ist, bleibt erhalten.`,
        reason,
      ],
      button: 'Ansehen, was zu tun ist',
    }),
    fr: ({ course, reason }) => ({
      subject: `Le brouillon vous attend : ${course}`,
      text: [`La rédaction de « ${course} » s’est arrêtée et vous attend. Ce qui est écrit est conservé.`, reason],
      button: 'Voir que faire',
    }),
    es: ({ course, reason }) => ({
      subject: `El borrador le espera: ${course}`,
      text: [`El borrador de «${course}» está parado y espera su decisión. Lo escrito se conserva.`, reason],
      button: 'Ver qué hacer',
    }),
  },
  sample: {
    event: { organisation: 1, run: 3, course: 1, message: 'The model did not answer in time. Try again later.' },
    facts: {
      course: 'Defrosting a freezer',
      reason: 'The model did not answer in time. Try again later.',
      link: '/admin/collections/courses/1',
    },
  },
})
