import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To the authors, when a reviewer sends the course back. */
export const changesWereRequested = defineMessage({
  name: 'changes-were-requested',
  kind: 'authoring',
  on: 'course.changes-requested',
  occasion: ({ comment }) => `comment:${comment}`,
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    link: `/admin/collections/courses/${event.course}/review`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `Sent back: ${course}`,
      text: [`A reviewer asks for changes in “${course}”. The comments say which.`],
      button: 'See the comments',
    }),
    nl: ({ course }) => ({
      subject: `Teruggestuurd: ${course}`,
      text: [`Een reviewer vraagt om wijzigingen in “${course}”. De opmerkingen zeggen welke.`],
      button: 'Opmerkingen bekijken',
    }),
    de: ({ course }) => ({
      subject: `Zurückgegeben: ${course}`,
      text: [`In „${course}“ werden Änderungen gewünscht. Welche, steht in den Kommentaren.`],
      button: 'Kommentare ansehen',
    }),
    fr: ({ course }) => ({
      subject: `Renvoyé : ${course}`,
      text: [`Un relecteur demande des modifications dans « ${course} ». Les commentaires précisent lesquelles.`],
      button: 'Voir les commentaires',
    }),
    es: ({ course }) => ({
      subject: `Devuelto: ${course}`,
      text: [`Un revisor pide cambios en «${course}». Los comentarios indican cuáles.`],
      button: 'Ver los comentarios',
    }),
  },
  sample: {
    event: { course: 1, comment: 8 },
    facts: { course: 'Defrosting a freezer', link: '/admin/collections/courses/1/review' },
  },
})
