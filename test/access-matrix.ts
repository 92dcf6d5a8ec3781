import type { CourseState } from '@/systems/courses/lifecycle'
import type { Role } from '@/systems/identity/public'
import { schoolPassword } from './school-password'
import { freezerManifest, practiceExercises } from './fixtures/manifests/freezer'

/** Who may do what with the rows of a collection over REST. `own`: also everybody for rows about themselves. */
export type CollectionRow = { read: readonly Role[]; own?: true; create: readonly Role[]; update: readonly Role[] }

const everyone = ['learner', 'trainer', 'sales', 'author', 'reviewer', 'manager', 'admin'] as const satisfies Role[]
const makers = ['author', 'reviewer', 'manager', 'admin'] as const satisfies Role[]
const staff = ['author', 'reviewer', 'trainer', 'manager', 'admin'] as const satisfies Role[]
const overseers = ['trainer', 'manager', 'admin'] as const satisfies Role[]
const managers = ['manager', 'admin'] as const satisfies Role[]

/** Nobody deletes anything over REST, in any collection: that needs no column. */
export const collectionMatrix: Record<string, CollectionRow> = {
  organisations: { read: everyone, create: [], update: ['admin'] },
  users: {
    read: ['author', 'reviewer', 'trainer', 'manager', 'sales', 'admin'],
    own: true,
    create: ['admin'],
    update: ['admin'],
  },
  invitations: { read: ['manager', 'admin'], create: ['manager', 'admin'], update: [] },
  'api-keys': { read: ['admin'], own: true, create: [], update: [] },
  'account-tokens': { read: [], create: [], update: [] },
  'second-factors': { read: [], create: [], update: [] },
  'sign-in-tries': { read: [], create: [], update: [] },
  groups: { read: overseers, create: ['manager', 'admin'], update: ['manager', 'admin'] },
  sops: { read: [...staff, 'sales'], create: ['author', 'admin'], update: ['author', 'admin'] },
  'sop-versions': { read: staff, create: ['author', 'admin'], update: [] },
  'sop-segments': { read: staff, create: [], update: [] },
  'sop-corrections': { read: staff, create: [], update: [] },
  'sop-facts': { read: staff, create: [], update: [] },
  'fact-readings': { read: [], create: [], update: [] },
  contradictions: { read: staff, create: [], update: [] },
  'ai-settings': { read: ['author', 'admin'], create: [], update: [] },
  'course-rewrites': { read: makers, create: [], update: [] },
  'generation-runs': { read: makers, create: [], update: [] },
  'generation-parts': { read: [], create: [], update: [] },
  courses: { read: staff, create: [], update: [] },
  claims: { read: makers, create: [], update: [] },
  comments: { read: makers, create: [], update: [] },
  signatures: { read: makers, create: [], update: [] },
  versions: { read: staff, create: [], update: [] },
  assignments: { read: overseers, create: [], update: [] },
  'enrollment-imports': { read: ['manager', 'admin'], create: [], update: [] },
  enrollments: { read: overseers, own: true, create: [], update: [] },
  attempts: { read: overseers, own: true, create: [], update: [] },
  certificates: { read: overseers, own: true, create: [], update: [] },
  requests: { read: ['sales', 'author', 'manager', 'admin'], create: ['sales', 'admin'], update: ['sales', 'admin'] },
  'request-events': { read: ['sales', 'author', 'manager', 'admin'], create: [], update: [] },
  'request-files': { read: ['sales', 'author', 'manager', 'admin'], create: [], update: [] },
  cohorts: { read: overseers, create: overseers, update: overseers },
  sessions: { read: overseers, create: [], update: [] },
  attendance: { read: overseers, own: true, create: [], update: [] },
  'trainer-notes': { read: overseers, create: [], update: [] },
  'cohort-messages': { read: overseers, create: [], update: [] },
  gradings: { read: ['manager', 'admin'], create: [], update: [] },
  observations: { read: ['manager', 'admin'], own: true, create: [], update: [] },
  'answer-files': { read: [], create: [], update: [] },
  feedback: { read: ['manager', 'admin'], own: true, create: [], update: [] },
  notifications: { read: [], own: true, create: [], update: [] },
  deliveries: { read: ['admin'], create: [], update: [] },
  preferences: { read: [], own: true, create: [], update: [] },
  webhooks: { read: ['admin'], create: ['admin'], update: ['admin'] },
  mails: { read: ['admin'], create: [], update: [] },
}

const course = freezerManifest()
const practice = practiceExercises(course)[0]
const question = course.assessment.exercises[0]
const [citation] = Object.values(course.claims).flatMap((claim) => claim.citations)
const cited = new URLSearchParams(
  Object.entries({
    source: citation?.source,
    segment: citation?.segment,
    start: citation?.start,
    end: citation?.end,
  }).map(([name, value]) => [name, String(value)]),
)

/**
 * Every endpoint of ours: who gets past the door (whatever the state of the row then says). Everybody else gets 401, 403 or
 * 404, and people of another organisation 404. `own`: the learner whom the row is about. `anyone`: visitors too.
 * `address` stands for the pattern where its parameters are more than the row's id.
 */
export type EndpointRow = {
  who: readonly Role[] | 'anyone'
  own?: true
  body?: unknown
  address?: (id: number) => string
  /** The state of the course while they knock, where the rule depends on it. */
  course?: CourseState
}

const sessionTerms = {
  title: 'Defrosting, hands on',
  starts: '2999-11-26T10:00',
  ends: '2999-11-26T11:00',
  timeZone: 'Europe/Berlin',
  place: 'Lab 2',
}
const reviewers = ['reviewer'] as const satisfies Role[]
const authors = ['author', 'admin'] as const satisfies Role[]
const hash = '0'.repeat(64)
const token = 'x'.repeat(43)
/** The first account of the school, whom no other test needs. */
const somebody = (what: string) => () => `/users/1/${what}`
const fileToken = `b3JpZ2luYWw.1.1.zzzzzz.${'A'.repeat(43)}`
const byLink = (what: string) => `/requests/by-link/1.zzzzzz.0.${'A'.repeat(43)}/${what}`

export const endpointMatrix: Record<string, EndpointRow> = {
  'post /requests/:id/move': { who: ['sales', 'admin'], body: { to: 'submitted', reason: 'test' } },
  'get /requests/:id/desk': { who: ['sales', 'author', 'manager', 'admin'] },
  'post /requests/:id/plan': { who: ['sales', 'admin'], body: { dueAt: null } },
  'post /requests/:id/messages': { who: ['sales', 'author', 'admin'], body: { text: 'Hello.' } },
  'post /requests/:id/questions': { who: ['sales', 'author', 'admin'], body: { text: 'How many people?' } },
  'post /requests/:id/files': { who: ['sales', 'author', 'admin'] },
  'post /requests/:id/quote': {
    who: ['sales', 'admin'],
    body: {
      lines: [{ description: 'Course', quantity: 1, unitPrice: 1 }],
      currency: 'EUR',
      validUntil: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    },
  },
  'get /requests/:id/quote': { who: ['sales', 'author', 'manager', 'admin'] },
  'post /requests/:id/produce': { who: ['sales', 'author', 'admin'] },
  'post /requests/:id/hand-over': { who: ['sales', 'author', 'admin'], body: {} },
  'post /requests/:id/end-links': { who: ['sales', 'admin'] },
  'get /request-files/:id/original': { who: ['sales', 'author', 'manager', 'admin'] },
  // Open to strangers: the form answers everybody alike, and without a link there is nothing (tests of their own).
  'post /requests/submit': { who: 'anyone', body: {} },
  'post /requests/fresh-link': { who: 'anyone', body: { token: 'none' } },
  'post /requests/by-link/:token/answers': { who: [], address: () => byLink('answers'), body: { question: 1 } },
  'post /requests/by-link/:token/messages': { who: [], address: () => byLink('messages'), body: { text: 'Hello.' } },
  'post /requests/by-link/:token/quote': {
    who: [],
    address: () => byLink('quote'),
    body: { revision: 1, accept: true, name: 'Hanna' },
  },
  'post /requests/by-link/:token/changes': { who: [], address: () => byLink('changes'), body: { text: 'Shorter.' } },
  'post /requests/by-link/:token/sign-off': {
    who: [],
    address: () => byLink('sign-off'),
    body: { name: 'Hanna', meaning: 'approved', hash },
  },
  'get /requests/by-link/:token/quote': { who: [], address: () => byLink('quote') },
  'get /requests/by-link/:token/packages/:format': { who: [], address: () => byLink('packages/scorm-1.2') },
  'post /cohorts/:id/enrol': { who: overseers, body: { version: 1 } },
  'post /cohorts/:id/messages': { who: overseers, body: { subject: 'Tomorrow', text: 'Bring gloves.' } },
  // Past the door, what is asked for is refused (400, 409): a cohort that is there is needed in a test of its own.
  'post /sessions/schedule': { who: overseers, body: { cohort: 1, ...sessionTerms } },
  'post /sessions/:id/change': { who: overseers, body: { sequence: 0, ...sessionTerms } },
  'get /sessions/:id/code': { who: overseers },
  'get /sessions/:id/calendar': { who: overseers, own: true },
  'post /sessions/:id/attendance': { who: overseers, body: { learner: 1, state: 'present' } },
  'post /sessions/:id/confirm': { who: overseers, body: {} },
  'post /sessions/:id/seat': { who: [], own: true, body: { wanted: true } },
  'post /sessions/:id/cancel': { who: overseers, body: { reason: 'The lab is closed.' } },
  'post /attendance/claim': { who: everyone, body: { code: 'no-code' } },
  'post /trainer-notes/write': { who: overseers, body: { version: 1, lesson: 'course', text: 'Ask.', revision: 0 } },
  'post /notifications/:id/read': { who: [], own: true },
  'get /notifications/inbox': { who: everyone },
  'get /notifications/stream': { who: everyone },
  'post /notifications/read-all': { who: everyone },
  'get /preferences/mine': { who: everyone },
  'post /preferences/mine': { who: everyone, body: { wanted: {}, quiet: null, digest: 'off' } },
  // The token in the mail says whose preferences these are; its own tests knock with a right one.
  'post /preferences/unsubscribe/:token': { who: [] },
  'get /preferences/unsubscribe/:token': { who: 'anyone', address: () => '/preferences/unsubscribe/none' },
  'post /deliveries/:id/replay': { who: ['admin'] },
  // Twilio signs what it tells; its own tests knock with a right signature.
  'post /deliveries/twilio-status': { who: [] },
  'post /webhooks/:id/renew-secret': { who: ['admin'] },
  'post /webhooks/:id/test': { who: ['admin'] },

  'post /users/register': { who: 'anyone', body: { organisation: 'none', email: 'visitor@example.org' } },
  'post /users/invitation': { who: 'anyone', body: { token } },
  'post /users/accept-invitation': { who: 'anyone', body: { token, name: 'Visitor', password: 'seven green bottles' } },
  'post /users/confirm-email': { who: 'anyone', body: { token } },
  'get /users/oidc/start': { who: 'anyone' },
  'get /users/oidc/callback': { who: 'anyone' },
  'post /users/change-password': { who: everyone, body: { current: 'x', password: 'short' } },
  'post /users/change-email': { who: everyone, body: {} },
  'post /users/profile': { who: everyone, body: {} },
  'post /users/avatar': { who: everyone },
  'post /users/avatar/remove': { who: everyone },
  'get /users/:id/avatar': { who: everyone },
  'post /users/sessions/:session/revoke': { who: everyone },
  'post /users/sessions/revoke-others': { who: everyone },
  'post /users/second-factor/begin': { who: everyone },
  'post /users/second-factor/confirm': { who: everyone, body: {} },
  'post /users/second-factor/recovery-codes': { who: everyone, body: {} },
  'post /users/second-factor/disable': { who: everyone, body: {} },
  'post /users/:id/revoke-sessions': { who: ['admin'], address: somebody('revoke-sessions') },
  'post /users/:id/reset-second-factor': { who: ['admin'], address: somebody('reset-second-factor') },
  'post /users/:id/block': { who: ['admin'], address: somebody('block') },
  'post /users/:id/unblock': { who: ['admin'], address: somebody('unblock') },
  'post /invitations/:id/send-again': { who: ['manager', 'admin'] },
  'post /invitations/:id/withdraw': { who: ['manager', 'admin'] },
  'post /api-keys/issue': { who: everyone, body: {} },
  'post /api-keys/:id/revoke': { who: ['admin'], own: true },

  'get /enrollments/mine': { who: everyone },
  'get /enrollments/catalogue': { who: everyone },
  'get /enrollments/course/:id': { who: everyone },
  'post /enrollments/enroll': { who: everyone, body: { version: 1 } },
  'get /enrollments/:id/player': { who: [], own: true },
  'post /enrollments/:id/progress': { who: [], own: true, body: { lesson: 'l1', screen: 0, done: [], answers: {} } },
  'post /enrollments/:id/practice': { who: [], own: true, body: { exercise: practice?.id, answer: null } },
  'get /enrollments/:id/passages': { who: [], own: true, address: (id) => `/enrollments/${id}/passages?${cited}` },
  'get /enrollments/:id/pictures': { who: [], own: true },
  'post /enrollments/:id/attempts': { who: [], own: true },
  'post /attempts/:id/answers': { who: [], own: true, body: { exercise: question?.id, answer: null } },
  'get /attempts/:id/result': { who: overseers, own: true },
  'post /attempts/:id/submit': { who: [], own: true, body: { answers: {}, score: 1, role: 'admin' } },
  'post /attempts/:id/void': { who: ['manager', 'admin'], body: { reason: 'The power went off.' } },
  'post /attempts/:id/files': { who: [], own: true },
  'get /attempts/to-grade': { who: overseers },
  'get /attempts/:id/grading': { who: overseers },
  'get /attempts/:id/grading/passages': {
    who: overseers,
    address: (id) => `/attempts/${id}/grading/passages?${cited}`,
  },
  'post /attempts/:id/grade': { who: overseers, body: { exercise: question?.id, levels: {}, revision: 0 } },
  'post /attempts/:id/release': { who: overseers },
  'get /answer-files/:id/download': { who: overseers, own: true },
  'post /enrollments/:id/observe': {
    who: overseers,
    body: { exercise: 'observed', items: [{ label: 'a', observed: true }], password: schoolPassword },
  },
  'post /observations/:id/sign': { who: [], own: true },
  'post /observations/:id/dispute': { who: [], own: true, body: { reason: 'It was otherwise.' } },
  'get /enrollments/:id/feedback': { who: [], own: true },
  'post /enrollments/:id/feedback': {
    who: [],
    own: true,
    body: { lesson: 'l-restart', block: 'samples-wait', kind: 'good' },
  },
  'get /feedback/of-course/:id': { who: staff },
  'post /feedback/:id/answer': { who: overseers, body: { answer: 'Ten minutes.' } },
  'post /feedback/:id/close': { who: overseers },
  'get /certificates/check/:code': { who: 'anyone', address: () => '/certificates/check/TEST-CODE-1' },

  'get /assignments/choices': { who: overseers },
  'get /assignments/people': { who: managers },
  'get /assignments/course/:id': { who: overseers, address: () => '/assignments/course/1' },
  'post /assignments/preview': { who: managers, body: { course: 1, to: { target: 'everybody' } } },
  'post /assignments/assign': { who: managers, body: { course: 1, to: { target: 'everybody' } } },
  'post /assignments/:id/end': { who: managers, body: { reason: 'No longer needed.' } },
  'post /enrollments/:id/waive': { who: managers, body: { reason: 'Trained elsewhere.' } },
  'post /enrollments/:id/end-waiver': { who: managers },
  'post /enrollments/:id/withdraw': { who: managers, body: { reason: 'On leave.' } },
  'post /enrollment-imports/check': { who: managers, body: 'email,course' },
  'post /enrollment-imports/:id/run': { who: managers, body: {} },
  'get /enrollment-imports/:id/result': { who: managers },
  'get /enrollment-imports/:id/report': { who: managers },
  'post /courses/:id/self-enrolment': { who: managers, body: { allowed: true } },
  'get /users/personal-data': { who: everyone },
  'get /users/:id/personal-data': { who: ['admin'], own: true },
  'get /users/:id/hand-over': { who: managers, address: somebody('hand-over') },
  'post /users/:id/hand-over': { who: managers, address: somebody('hand-over'), body: { to: null } },
  'post /users/:id/erase': { who: ['admin'], address: somebody('erase'), body: { reason: 'Asked for it.' } },

  'get /courses/:id/review': { who: makers },
  'get /courses/:id/overview': { who: makers },
  'get /courses/:id/released-versions': { who: staff },
  'post /courses/:id/submit': { who: authors },
  'post /courses/:id/accept-supported': { who: reviewers, body: {} },
  'post /courses/:id/exercises': { who: reviewers, body: { exercise: practice?.id, decision: 'accepted' } },
  'post /courses/:id/exercises/add': { who: ['author'], course: 'draft', body: { type: 'true-false' } },
  'get /courses/:id/pictures': { who: ['author'], course: 'draft' },
  'post /courses/:id/figures/add': {
    who: ['author'],
    course: 'draft',
    body: { after: 'none', source: 'none', name: 'none' },
  },
  'post /courses/:id/comments': { who: makers, body: { text: 'A comment.' } },
  'post /courses/:id/suggestions': {
    who: makers,
    body: { claimKey: 'c1', suggestedText: 'Wet both hands.', text: 'Clearer.' },
  },
  'post /courses/:id/request-changes': { who: reviewers, body: { comment: 'Please shorten it.' } },
  'post /courses/:id/approve': {
    who: reviewers,
    course: 'in-review',
    body: { password: schoolPassword, meaning: 'reviewed', contentHash: hash },
  },
  'post /courses/:id/publish': { who: makers },
  'post /courses/:id/revise': { who: authors },
  'post /courses/:id/retire': { who: ['author', 'manager', 'admin'] },
  'post /claims/:id/decide': { who: reviewers, course: 'in-review', body: { decision: 'accept' } },
  'get /courses/:id/rewrites': { who: makers },
  'post /courses/:id/rewrites': {
    who: ['author'],
    course: 'published',
    body: { part: { lesson: 'none' }, instruction: 'shorter' },
  },
  'post /course-rewrites/:id/accept': { who: ['author'], course: 'published', body: {} },
  'post /course-rewrites/:id/decline': { who: ['author'] },
  'post /course-rewrites/:id/cancel': { who: ['author'] },
  'get /ai-settings/chosen': { who: ['admin'], address: () => '/ai-settings/chosen' },
  'get /ai-settings/in-use': { who: ['author', 'admin'], address: () => '/ai-settings/in-use' },
  'post /ai-settings/save': { who: ['admin'], address: () => '/ai-settings/save', body: { noAi: false } },
  'post /ai-settings/test': { who: ['admin'], address: () => '/ai-settings/test', body: { service: 'anthropic' } },
  'post /generation-runs/start': { who: ['author'], body: { sopVersions: [1] } },
  'post /generation-runs/estimate': { who: ['author'], body: { sopVersions: [1] } },
  'get /generation-runs/:id/view': { who: makers },
  'get /generation-runs/:id/lessons/:lesson': { who: makers },
  'post /generation-runs/:id/outline': { who: ['author'], body: {} },
  'post /generation-runs/:id/cancel': { who: ['author'] },
  'post /generation-runs/:id/resume': { who: ['author'] },
  'post /sop-facts/add': { who: ['author'], body: { version: 1, segment: 'none', kind: 'step', text: 'Wait.' } },
  'post /sop-facts/:id/edit': { who: ['author'], body: { revision: 99, kind: 'step', text: 'Wait.' } },
  'post /sop-facts/:id/drop': { who: ['author'], body: { revision: 99 } },
  'post /sop-facts/:id/restore': { who: ['author'], body: { revision: 99 } },
  'post /contradictions/:id/judge': {
    who: ['author', 'reviewer', 'manager'],
    body: { revision: 99, judgement: 'real', reason: 'They differ.' },
  },
  'get /sop-versions/:id/parse': { who: staff },
  'get /sop-versions/:id/original': { who: staff },
  'post /sop-versions/:id/original/link': { who: authors, body: { hours: 1 } },
  // Open to whoever has the link: without one there is nothing (tests of their own).
  'get /sop-versions/by-link/:token': { who: [], address: () => `/sop-versions/by-link/${fileToken}` },
  'get /sop-versions/:id/pictures/:name': { who: staff },
  'get /sop-versions/:id/pages/:page': { who: staff, address: (id) => `/sop-versions/${id}/pages/1` },
  'post /sop-versions/:id/confirm-parse': { who: ['author'] },
  'post /sop-versions/:id/corrections': {
    who: ['author'],
    body: { revision: 0, correction: { do: 'drop', segment: 'k1' } },
  },
  'post /sop-versions/:id/corrections/:correction/withdraw': {
    who: ['author'],
    address: (id) => `/sop-versions/${id}/corrections/1/withdraw`,
    body: { revision: 0 },
  },
  'post /sop-versions/:id/read-again': { who: ['author'] },
  'post /sop-versions/:id/reopen-parse': { who: ['author'] },
  'post /sop-versions/:id/new-version': { who: authors, body: { reason: 'Its reading was wrong' } },
  'get /sop-versions/:id/changes': { who: staff },
  'post /sop-versions/add': { who: authors, body: {} },
  'post /sop-versions/fetch': {
    who: authors,
    body: { reason: 'test', addresses: ['https://localhost/procedure.pdf'] },
  },
  'post /sop-versions/search': { who: staff, body: { question: 'How do I wash my hands?' } },
  'post /comments/:id/resolve': { who: makers },
  'get /versions/:id/manifest': { who: staff },
  'get /versions/:id/packages/:format': { who: makers },
  'post /versions/:id/packages/:format/link': {
    who: makers,
    address: (id) => `/versions/${id}/packages/scorm-1.2/link`,
    body: { hours: 1 },
  },
  'get /versions/by-link/:token': { who: [], address: () => `/versions/by-link/${fileToken}` },
}
