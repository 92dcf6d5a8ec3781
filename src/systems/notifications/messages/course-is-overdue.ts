import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, once for a date that has passed. */
export const courseIsOverdue = defineMessage({
  name: 'course-is-overdue',
  kind: 'courses',
  on: 'enrollment.overdue',
  occasion: ({ enrollment, dueAt }) => `enrollment:${enrollment}:${dueAt}`,
  to: async ({ event }) => [event.learner],
  through: ['in-app', 'email', 'sms'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    dueAt: event.dueAt,
    link: `/learn/play/${event.enrollment}`,
  }),
  words: {
    en: ({ course, dueAt }, { day }) => ({
      subject: `Overdue: ${course}`,
      text: [`“${course}” was due on ${day(dueAt)}. You can still finish it; please do so soon.`],
      button: 'Continue',
    }),
    nl: ({ course, dueAt }, { day }) => ({
      subject: `Te laat: ${course}`,
      text: [`“${course}” had op ${day(dueAt)} klaar moeten zijn. Je kunt hem nog afronden; doe dat snel.`],
      button: 'Verdergaan',
    }),
    de: ({ course, dueAt }, { day }) => ({
      subject: `Überfällig: ${course}`,
      text: [`„${course}“ war am ${day(dueAt)} fällig. Sie können ihn noch abschließen; bitte tun Sie es bald.`],
      button: 'Fortfahren',
    }),
    fr: ({ course, dueAt }, { day }) => ({
      subject: `En retard : ${course}`,
      text: [`« ${course} » était à terminer le ${day(dueAt)}. Vous pouvez encore le finir ; faites-le rapidement.`],
      button: 'Continuer',
    }),
    es: ({ course, dueAt }, { day }) => ({
      subject: `Con retraso: ${course}`,
      text: [`«${course}» venció el ${day(dueAt)}. Todavía puede completarlo; hágalo pronto.`],
      button: 'Continuar',
    }),
  },
  sample: {
    event: { organisation: 1, enrollment: 12, learner: 7, version: 3, dueAt: '2026-12-04T11:00:00.000Z' },
    facts: { course: 'Defrosting a freezer', dueAt: '2026-12-04T11:00:00.000Z', link: '/learn/play/12' },
  },
})
