import { defineMessage } from '../define-message'
import { courseOf } from '../recipients'

/** To whoever asked for the draft and wanted to see its outline first. */
export const outlineAwaitsYou = defineMessage({
  name: 'outline-awaits-you',
  kind: 'authoring',
  on: 'generation.outline-ready',
  occasion: ({ run }) => `run:${run}`,
  to: async ({ event }) => [event.requestedBy],
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await courseOf({ req, course: event.course })).title,
    link: `/admin/collections/courses/${event.course}`,
  }),
  words: {
    en: ({ course }) => ({
      subject: `Outline ready: ${course}`,
      text: [`The outline of “${course}” is ready. Change it or let it stand; the lessons are written after that.`],
      button: 'Look at the outline',
    }),
    nl: ({ course }) => ({
      subject: `Opzet klaar: ${course}`,
      text: [`De opzet van “${course}” is klaar. Pas hem aan of laat hem zo; daarna worden de lessen geschreven.`],
      button: 'Bekijk de opzet',
    }),
    de: ({ course }) => ({
      subject: `Gliederung fertig: ${course}`,
      text: [
        `Die Gliederung von „${course}“ ist fertig. Ändern Sie sie oder lassen Sie sie so; danach werden die Lektionen geschrieben.`,
      ],
      button: 'Gliederung ansehen',
    }),
    fr: ({ course }) => ({
      subject: `Plan prêt : ${course}`,
      text: [`Le plan de « ${course} » est prêt. Modifiez-le ou gardez-le ; les leçons sont rédigées ensuite.`],
      button: 'Voir le plan',
    }),
    es: ({ course }) => ({
      subject: `Esquema listo: ${course}`,
      text: [`El esquema de «${course}» está listo. Cámbielo o déjelo así; después se redactan las lecciones.`],
      button: 'Ver el esquema',
    }),
  },
  sample: {
    event: { organisation: 1, run: 3, course: 1, requestedBy: 2 },
    facts: { course: 'Defrosting a freezer', link: '/admin/collections/courses/1' },
  },
})
