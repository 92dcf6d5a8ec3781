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

/** Nobody deletes anything over REST, in any collection: that needs no column. */
export const collectionMatrix: Record<string, CollectionRow> = {
  organisations: { read: everyone, create: [], update: ['admin'] },
  users: {
    read: ['author', 'reviewer', 'trainer', 'manager', 'sales', 'admin'],
    own: true,
    create: ['admin'],
    update: ['admin'],
  },
  sops: { read: [...staff, 'sales'], create: ['author', 'admin'], update: ['author', 'admin'] },
  'sop-versions': { read: staff, create: ['author', 'admin'], update: [] },
  'sop-segments': { read: staff, create: [], update: [] },
  'generation-runs': { read: makers, create: [], update: [] },
  courses: { read: staff, create: [], update: [] },
  claims: { read: makers, create: [], update: [] },
  comments: { read: makers, create: [], update: [] },
  signatures: { read: makers, create: [], update: [] },
  versions: { read: staff, create: [], update: [] },
  enrollments: { read: overseers, own: true, create: [], update: [] },
  attempts: { read: overseers, own: true, create: [], update: [] },
  certificates: { read: overseers, own: true, create: [], update: [] },
  requests: { read: ['sales', 'author', 'manager', 'admin'], create: ['sales', 'admin'], update: ['sales', 'admin'] },
  cohorts: { read: overseers, create: overseers, update: overseers },
  notifications: { read: [], own: true, create: [], update: [] },
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

const reviewers = ['reviewer'] as const satisfies Role[]
const authors = ['author', 'admin'] as const satisfies Role[]
const hash = '0'.repeat(64)

export const endpointMatrix: Record<string, EndpointRow> = {
  'post /requests/:id/move': { who: ['sales', 'admin'], body: { to: 'submitted', reason: 'test' } },
  'post /cohorts/:id/enrol': { who: overseers, body: { version: 1 } },
  'post /notifications/:id/read': { who: [], own: true },

  'get /enrollments/mine': { who: everyone },
  'get /enrollments/catalogue': { who: everyone },
  'get /enrollments/course/:id': { who: everyone },
  'post /enrollments/enroll': { who: everyone, body: { version: 1 } },
  'get /enrollments/:id/player': { who: [], own: true },
  'post /enrollments/:id/progress': { who: [], own: true, body: { lesson: 'l1', screen: 0, done: [], answers: {} } },
  'post /enrollments/:id/practice': { who: [], own: true, body: { exercise: practice?.id, answer: null } },
  'get /enrollments/:id/passages': { who: [], own: true, address: (id) => `/enrollments/${id}/passages?${cited}` },
  'post /enrollments/:id/attempts': { who: [], own: true },
  'post /attempts/:id/answers': { who: [], own: true, body: { exercise: question?.id, answer: null } },
  'get /attempts/:id/result': { who: overseers, own: true },
  'post /attempts/:id/submit': { who: [], own: true, body: { answers: {}, score: 1, role: 'admin' } },
  'post /attempts/:id/void': { who: ['manager', 'admin'], body: { reason: 'The power went off.' } },
  'get /certificates/check/:code': { who: 'anyone', address: () => '/certificates/check/TEST-CODE-1' },

  'get /courses/:id/review': { who: makers },
  'get /courses/:id/overview': { who: makers },
  'get /courses/:id/released-versions': { who: staff },
  'post /courses/:id/submit': { who: authors },
  'post /courses/:id/accept-supported': { who: reviewers, body: {} },
  'post /courses/:id/exercises': { who: reviewers, body: { exercise: practice?.id, decision: 'accepted' } },
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
  'post /generation-runs/start': { who: ['author'], body: { sopVersions: [1] } },
  'post /generation-runs/:id/cancel': { who: ['author'] },
  'get /sop-versions/:id/parse': { who: staff },
  'get /sop-versions/:id/original': { who: staff },
  'post /sop-versions/:id/confirm-parse': { who: ['author'] },
  'post /sop-versions/search': { who: staff, body: { question: 'How do I wash my hands?' } },
  'post /comments/:id/resolve': { who: makers },
  'get /versions/:id/manifest': { who: staff },
  'get /versions/:id/packages/:format': { who: makers },
}
