import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, seven days and one day before the date. */
export const courseIsDueSoon = defineMessage({
  name: 'course-is-due-soon',
  kind: 'courses',
  on: 'enrollment.due-soon',
  occasion: ({ enrollment, dueAt, days }) => `enrollment:${enrollment}:${dueAt}:${days}`,
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email', 'sms'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    dueAt: event.dueAt,
    link: `/learn/play/${event.enrollment}`,
  }),
  words: {
    en: ({ course, dueAt }, { day }) => ({
      subject: `Due on ${day(dueAt)}: ${course}`,
      text: [`“${course}” is due on ${day(dueAt)}. What you have done so far is kept.`],
      button: 'Continue',
    }),
    nl: ({ course, dueAt }, { day }) => ({
      subject: `Af te ronden op ${day(dueAt)}: ${course}`,
      text: [`“${course}” moet op ${day(dueAt)} klaar zijn. Wat je al hebt gedaan, is bewaard.`],
      button: 'Verdergaan',
    }),
    de: ({ course, dueAt }, { day }) => ({
      subject: `Fällig am ${day(dueAt)}: ${course}`,
      text: [`„${course}“ ist am ${day(dueAt)} fällig. Ihr bisheriger Stand ist gespeichert.`],
      button: 'Fortfahren',
    }),
    fr: ({ course, dueAt }, { day }) => ({
      subject: `À terminer le ${day(dueAt)} : ${course}`,
      text: [`« ${course} » est à terminer le ${day(dueAt)}. Votre progression est conservée.`],
      button: 'Continuer',
    }),
    es: ({ course, dueAt }, { day }) => ({
      subject: `Vence el ${day(dueAt)}: ${course}`,
      text: [`«${course}» vence el ${day(dueAt)}. Lo que ya ha hecho está guardado.`],
      button: 'Continuar',
    }),
  },
  sample: {
    event: { organisation: 1, enrollment: 12, learner: 7, version: 3, dueAt: '2026-12-04T11:00:00.000Z', days: 7 },
    facts: { course: 'Defrosting a freezer', dueAt: '2026-12-04T11:00:00.000Z', link: '/learn/play/12' },
  },
})
