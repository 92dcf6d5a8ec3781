import { getMessageAnnouncement } from '@/systems/training/public'
import { defineMessage } from '../define-message'

/** What a trainer wrote to a cohort, to everybody who was in it. */
export const cohortWasWrittenTo = defineMessage({
  name: 'cohort-was-written-to',
  kind: 'sessions',
  on: 'cohort.message-sent',
  occasion: ({ message }) => `message:${message}`,
  to: async ({ req, event }) => (await getMessageAnnouncement({ req, message: event.message })).learners,
  through: ['in-app', 'email'],
  facts: async ({ req, event }) => {
    const { subject, text, cohort, author } = await getMessageAnnouncement({ req, message: event.message })
    return { subject, said: text, cohort: cohort.name, author: author.name, link: '/learn/notifications' }
  },
  words: {
    en: ({ subject, said, cohort, author }) => ({
      subject: `${cohort}: ${subject}`,
      text: [`${author} writes to ${cohort}:`, said],
    }),
    nl: ({ subject, said, cohort, author }) => ({
      subject: `${cohort}: ${subject}`,
      text: [`${author} schrijft aan ${cohort}:`, said],
    }),
    de: ({ subject, said, cohort, author }) => ({
      subject: `${cohort}: ${subject}`,
      text: [`${author} schreibt an ${cohort}:`, said],
    }),
    fr: ({ subject, said, cohort, author }) => ({
      subject: `${cohort} : ${subject}`,
      text: [`${author} écrit à ${cohort} :`, said],
    }),
    es: ({ subject, said, cohort, author }) => ({
      subject: `${cohort}: ${subject}`,
      text: [`${author} escribe a ${cohort}:`, said],
    }),
  },
  sample: {
    event: { cohort: 2, message: 4 },
    facts: {
      subject: 'Bring gloves',
      said: 'Please bring your own cold gloves on Thursday.\nWe meet at the lift.',
      cohort: 'Night shift',
      author: 'Jonas Keller',
      link: '/learn/notifications',
    },
  },
})
