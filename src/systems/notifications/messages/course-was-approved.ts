import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To the authors: it may be published now. */
export const courseWasApproved = defineMessage({
  name: 'course-was-approved',
  kind: 'authoring',
  on: 'course.approved',
  occasion: ({ course, contentHash }) => `course:${course}:${contentHash}`,
  to: async ({ req, event }) => (await courseOf({ req, course: event.course })).authors,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    link: `/admin/collections/courses/${event.course}`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `Approved: ${course}`,
      text: [`“${course}” is approved and signed. You can publish it.`],
      button: 'Open the course',
    }),
    nl: ({ course }) => ({
      subject: `Goedgekeurd: ${course}`,
      text: [`“${course}” is goedgekeurd en ondertekend. Je kunt de cursus publiceren.`],
      button: 'Cursus openen',
    }),
    de: ({ course }) => ({
      subject: `Freigegeben: ${course}`,
      text: [`„${course}“ ist freigegeben und unterschrieben. Sie können den Kurs veröffentlichen.`],
      button: 'Kurs öffnen',
    }),
    fr: ({ course }) => ({
      subject: `Approuvé : ${course}`,
      text: [`« ${course} » est approuvé et signé. Vous pouvez le publier.`],
      button: 'Ouvrir le cours',
    }),
    es: ({ course }) => ({
      subject: `Aprobado: ${course}`,
      text: [`«${course}» está aprobado y firmado. Ya puede publicarlo.`],
      button: 'Abrir el curso',
    }),
  },
  sample: {
    event: { course: 1, contentHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c' },
    facts: { course: 'Defrosting a freezer', link: '/admin/collections/courses/1' },
  },
})
