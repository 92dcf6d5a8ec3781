import { defineMessage } from '../define-message'
import { personOfId, versionOf } from '../recipients'

/** To the manager of a learner whose date has passed. */
export const teamMemberIsOverdue = defineMessage({
  name: 'team-member-is-overdue',
  kind: 'team',
  on: 'enrollment.overdue',
  occasion: ({ enrollment, dueAt }) => `enrollment:${enrollment}:${dueAt}`,
  to: async ({ req, event }) => {
    const { manager } = await personOfId({ req, person: event.learner })
    return manager ? [manager] : []
  },
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => ({
    course: (await versionOf({ req, version: event.version })).title,
    learner: (await personOfId({ req, person: event.learner })).name,
    dueAt: event.dueAt,
    link: `/admin/collections/enrollments/${event.enrollment}`,
  }),
  words: {
    en: ({ course, learner, dueAt }, { day }) => ({
      subject: `Overdue in your team: ${learner}`,
      text: [`${learner} has not finished “${course}”, which was due on ${day(dueAt)}.`],
      button: 'Look at it',
    }),
    nl: ({ course, learner, dueAt }, { day }) => ({
      subject: `Te laat in je team: ${learner}`,
      text: [`${learner} heeft “${course}” niet afgerond. De einddatum was ${day(dueAt)}.`],
      button: 'Bekijken',
    }),
    de: ({ course, learner, dueAt }, { day }) => ({
      subject: `Überfällig in Ihrem Team: ${learner}`,
      text: [`${learner} hat „${course}“ nicht abgeschlossen. Fällig war der Kurs am ${day(dueAt)}.`],
      button: 'Ansehen',
    }),
    fr: ({ course, learner, dueAt }, { day }) => ({
      subject: `En retard dans votre équipe : ${learner}`,
      text: [`${learner} n’a pas terminé « ${course} », à rendre le ${day(dueAt)}.`],
      button: 'Voir',
    }),
    es: ({ course, learner, dueAt }, { day }) => ({
      subject: `Con retraso en su equipo: ${learner}`,
      text: [`${learner} no ha completado «${course}», que vencía el ${day(dueAt)}.`],
      button: 'Ver',
    }),
  },
  sample: {
    event: { organisation: 1, enrollment: 12, learner: 7, version: 3, dueAt: '2026-12-04T11:00:00.000Z' },
    facts: {
      course: 'Defrosting a freezer',
      learner: 'Amara Diallo',
      dueAt: '2026-12-04T11:00:00.000Z',
      link: '/admin/collections/enrollments/12',
    },
  },
})
