import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To the authors: what was generated can be looked at. */
export const draftIsReady = defineMessage({
  name: 'draft-is-ready',
  kind: 'authoring',
  on: 'course.drafted',
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    statements: event.claims,
    link: `/admin/collections/courses/${event.course}`,
  }),
  words: {
    en: ({ course, statements }) => ({
      subject: `Draft ready: ${course}`,
      text: [`“${course}” is drafted, with ${statements} statements to look at.`],
      button: 'Open the draft',
    }),
    nl: ({ course, statements }) => ({
      subject: `Concept klaar: ${course}`,
      text: [`Het concept van “${course}” is klaar, met ${statements} uitspraken om te bekijken.`],
      button: 'Concept openen',
    }),
    de: ({ course, statements }) => ({
      subject: `Entwurf fertig: ${course}`,
      text: [`Der Entwurf von „${course}“ ist fertig und enthält ${statements} Aussagen zum Durchsehen.`],
      button: 'Entwurf öffnen',
    }),
    fr: ({ course, statements }) => ({
      subject: `Brouillon prêt : ${course}`,
      text: [`Le brouillon de « ${course} » est prêt, avec ${statements} énoncés à vérifier.`],
      button: 'Ouvrir le brouillon',
    }),
    es: ({ course, statements }) => ({
      subject: `Borrador listo: ${course}`,
      text: [`El borrador de «${course}» está listo, con ${statements} afirmaciones por comprobar.`],
      button: 'Abrir el borrador',
    }),
  },
  sample: {
    event: { organisation: 1, course: 1, claims: 48 },
    facts: { course: 'Defrosting a freezer', statements: 48, link: '/admin/collections/courses/1' },
  },
})
