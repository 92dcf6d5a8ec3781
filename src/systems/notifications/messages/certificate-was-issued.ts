import { defineMessage } from '../define-message'
import { versionOf } from '../recipients'

/** To the learner, who passed. */
export const certificateWasIssued = defineMessage({
  name: 'certificate-was-issued',
  on: 'certificate.issued',
  occasion: ({ certificate }) => `certificate:${certificate}`,
  to: async ({ event }) => [event.learner],
  write: async ({ req, event }) => {
    const { title, number } = await versionOf({ req, version: event.version })
    return {
      subject: `Certificate: ${title}`,
      text: `You passed "${title}", version ${number}. Your certificate is ready.`,
      link: '/learn',
    }
  },
})
