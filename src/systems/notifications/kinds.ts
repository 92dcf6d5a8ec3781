/**
 * What messages are about, as people choose it. `always`: it cannot be switched off, because an account or a legal record
 * depends on it. `for`: the roles that ever get it (nobody named: everybody).
 */
export const kinds = {
  security: { label: 'Your account and its security', always: true, for: [] },
  legal: { label: 'Signatures and sign-off', always: true, for: [] },
  // People without an account of ours, about the request they made themselves.
  client: { label: 'Your request', always: true, for: [] },
  courses: { label: 'Courses you take and their due dates', always: false, for: [] },
  results: { label: 'Results, certificates and answers to your feedback', always: false, for: [] },
  sessions: { label: 'Sessions and messages of your cohorts', always: false, for: [] },
  grading: { label: 'Work to grade and feedback of learners', always: false, for: ['trainer', 'author', 'manager'] },
  team: { label: 'Training of your team', always: false, for: ['manager', 'admin', 'trainer'] },
  authoring: { label: 'Drafts, reviews and readings', always: false, for: ['author', 'reviewer', 'admin'] },
  requests: { label: 'Requests of clients', always: false, for: ['sales', 'author', 'admin'] },
} as const satisfies Record<string, { label: string; always: boolean; for: readonly string[] }>

export type Kind = keyof typeof kinds

export const channelNames = ['in-app', 'email', 'sms'] as const
/** Ways to a person. Webhooks go to machines and are chosen elsewhere. */
export type ChannelName = (typeof channelNames)[number]

export const digests = ['off', 'daily', 'weekly'] as const
export type Digest = (typeof digests)[number]
