import { findByID } from '@/shared/db'
import { defineMessage } from '../define-message'
import { courseOf, idOf } from '../recipients'

/** To whoever asked for the draft. */
export const draftingFailed = defineMessage({
  name: 'drafting-failed',
  kind: 'authoring',
  on: 'generation.failed',
  occasion: ({ run }) => `run:${run}`,
  to: async ({ req, event }) => [
    idOf((await findByID({ req, collection: 'generation-runs', id: event.run })).requestedBy),
  ],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    link: `/admin/collections/courses/${event.course}`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `Not drafted: ${course}`,
      text: [`“${course}” could not be drafted. The course says why, and what to do.`],
      button: 'See why',
    }),
    nl: ({ course }) => ({
      subject: `Geen concept: ${course}`,
      text: [`Van “${course}” kon geen concept worden gemaakt. Bij de cursus staat waarom en wat je kunt doen.`],
      button: 'Bekijk waarom',
    }),
    de: ({ course }) => ({
      subject: `Kein Entwurf: ${course}`,
      text: [`„${course}“ konnte nicht entworfen werden. Warum, und was zu tun ist, steht beim Kurs.`],
      button: 'Grund ansehen',
    }),
    fr: ({ course }) => ({
      subject: `Brouillon impossible : ${course}`,
      text: [`« ${course} » n’a pas pu être rédigé. La page du cours indique pourquoi et que faire.`],
      button: 'Voir pourquoi',
    }),
    es: ({ course }) => ({
      subject: `Sin borrador: ${course}`,
      text: [`No se pudo redactar «${course}». La página del curso explica por qué y qué hacer.`],
      button: 'Ver el motivo',
    }),
  },
  sample: {
    event: { organisation: 1, run: 3, course: 1, code: 'generation.nothing-to-teach' },
    facts: { course: 'Defrosting a freezer', link: '/admin/collections/courses/1' },
  },
})
