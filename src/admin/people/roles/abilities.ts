import type { Role } from '@/systems/identity/public'

/** What a role is for, in a sentence. */
export const roleWords: Record<Role, string> = {
  learner: 'Takes courses and holds certificates. Everybody is one.',
  trainer: 'Trains cohorts: sessions, attendance, observing, grading.',
  sales: 'Looks after requests of clients, from the first word to the delivery.',
  author: 'Uploads SOPs, has courses drafted and edits them.',
  reviewer: 'Reads every statement beside its source, and signs.',
  manager: 'Assigns training, excuses people, and sees who is qualified.',
  admin: 'Runs the organisation: accounts, roles, settings.',
}

/** `endpoints`: where the rule is held; a test compares `who` with the access matrix. */
export type Ability = { area: string; words: string; who: readonly Role[]; endpoints: readonly string[] }

const everyone = ['learner', 'trainer', 'sales', 'author', 'reviewer', 'manager', 'admin'] as const satisfies Role[]
const makers = ['author', 'reviewer', 'manager', 'admin'] as const satisfies Role[]
const staff = ['author', 'reviewer', 'trainer', 'manager', 'admin'] as const satisfies Role[]
const overseers = ['trainer', 'manager', 'admin'] as const satisfies Role[]
const managers = ['manager', 'admin'] as const satisfies Role[]

/** Acts in plain words, in the order of the work. */
export const abilities: readonly Ability[] = [
  {
    area: 'Courses',
    words: 'Have a course drafted from an SOP',
    who: ['author'],
    endpoints: [
      'post /generation-runs/start',
      'post /generation-runs/estimate',
      'post /generation-runs/:id/outline',
      'post /generation-runs/:id/cancel',
      'post /generation-runs/:id/resume',
    ],
  },
  {
    area: 'Courses',
    words: 'See how far a draft is, and read its finished lessons',
    who: ['author', 'reviewer', 'manager', 'admin'],
    endpoints: ['get /generation-runs/:id/view', 'get /generation-runs/:id/lessons/:lesson'],
  },
  {
    area: 'Courses',
    words: 'See which AI providers a course can be drafted with',
    who: ['author', 'admin'],
    endpoints: ['get /ai-settings/in-use'],
  },
  {
    area: 'Courses',
    words: 'Choose AI models, enter their keys, switch AI off',
    who: ['admin'],
    endpoints: ['get /ai-settings/chosen', 'post /ai-settings/save', 'post /ai-settings/test'],
  },
  {
    area: 'Courses',
    words: 'Correct and confirm how an SOP was read',
    who: ['author'],
    endpoints: [
      'post /sop-versions/:id/confirm-parse',
      'post /sop-versions/:id/corrections',
      'post /sop-versions/:id/corrections/:correction/withdraw',
      'post /sop-versions/:id/read-again',
      'post /sop-versions/:id/reopen-parse',
    ],
  },
  {
    area: 'Courses',
    words: 'Add several SOPs at once, from an archive or from web addresses',
    who: ['author', 'admin'],
    endpoints: ['post /sop-versions/add', 'post /sop-versions/fetch'],
  },
  {
    area: 'Courses',
    words: 'Have the file of an SOP version read anew as the next version',
    who: ['author', 'admin'],
    endpoints: ['post /sop-versions/:id/new-version'],
  },
  {
    area: 'Courses',
    words: 'See the alternatives written for a part of a draft',
    who: ['author', 'reviewer', 'manager', 'admin'],
    endpoints: ['get /courses/:id/rewrites'],
  },
  {
    area: 'Courses',
    words: 'Have a part of a draft written anew, and take or decline what comes',
    who: ['author'],
    endpoints: [
      'post /courses/:id/rewrites',
      'post /course-rewrites/:id/accept',
      'post /course-rewrites/:id/decline',
      'post /course-rewrites/:id/cancel',
    ],
  },
  {
    area: 'Courses',
    words: 'Edit, drop and add the facts a course is drafted from',
    who: ['author'],
    endpoints: [
      'post /sop-facts/add',
      'post /sop-facts/:id/edit',
      'post /sop-facts/:id/drop',
      'post /sop-facts/:id/restore',
    ],
  },
  {
    area: 'Courses',
    words: 'Judge where two SOPs contradict each other',
    who: ['author', 'reviewer', 'manager'],
    endpoints: ['post /contradictions/:id/judge'],
  },
  {
    area: 'Courses',
    words: 'Submit a draft, prepare the next version',
    who: ['author', 'admin'],
    endpoints: ['post /courses/:id/submit', 'post /courses/:id/revise'],
  },
  {
    area: 'Courses',
    words: 'Read a course beside its source, comment, suggest',
    who: makers,
    endpoints: [
      'get /courses/:id/review',
      'get /courses/:id/overview',
      'post /courses/:id/comments',
      'post /courses/:id/suggestions',
      'post /comments/:id/resolve',
    ],
  },
  {
    area: 'Courses',
    words: 'Decide on statements, sign and approve',
    who: ['reviewer'],
    endpoints: [
      'post /claims/:id/decide',
      'post /courses/:id/accept-supported',
      'post /courses/:id/exercises',
      'post /courses/:id/request-changes',
      'post /courses/:id/approve',
    ],
  },
  {
    area: 'Courses',
    words: 'Publish what was approved, make packages',
    who: makers,
    endpoints: [
      'post /courses/:id/publish',
      'get /versions/:id/packages/:format',
      'post /versions/:id/packages/:format/link',
    ],
  },
  {
    area: 'Courses',
    words: 'Read and search SOPs and published versions',
    who: staff,
    endpoints: [
      'get /sop-versions/:id/parse',
      'get /sop-versions/:id/original',
      'get /sop-versions/:id/pages/:page',
      'get /sop-versions/:id/pictures/:name',
      'get /sop-versions/:id/changes',
      'post /sop-versions/search',
      'get /courses/:id/released-versions',
      'get /versions/:id/manifest',
    ],
  },
  {
    area: 'Courses',
    words: 'Send somebody the file of an SOP by a link that ends',
    who: ['author', 'admin'],
    endpoints: ['post /sop-versions/:id/original/link'],
  },
  {
    area: 'Courses',
    words: 'Add exercises to a draft, and pictures of its SOPs',
    who: ['author'],
    endpoints: ['post /courses/:id/exercises/add', 'get /courses/:id/pictures', 'post /courses/:id/figures/add'],
  },
  {
    area: 'Courses',
    words: 'Retire a course',
    who: ['author', 'manager', 'admin'],
    endpoints: ['post /courses/:id/retire'],
  },
  {
    area: 'Training',
    words: 'Take courses, enrol oneself where it is open',
    who: everyone,
    endpoints: [
      'post /enrollments/enroll',
      'get /enrollments/mine',
      'get /enrollments/catalogue',
      'get /enrollments/course/:id',
    ],
  },
  {
    area: 'Training',
    words: 'See who is on a course (trainers assign it to the cohorts they lead)',
    who: overseers,
    endpoints: ['get /assignments/choices', 'get /assignments/course/:id'],
  },
  {
    area: 'Training',
    words: 'Assign a course to people, groups, by job role or site, to everybody',
    who: managers,
    endpoints: ['get /assignments/people', 'post /assignments/preview', 'post /assignments/assign'],
  },
  {
    area: 'Training',
    words: 'End an assignment, excuse people, take them off',
    who: managers,
    endpoints: [
      'post /assignments/:id/end',
      'post /enrollments/:id/waive',
      'post /enrollments/:id/end-waiver',
      'post /enrollments/:id/withdraw',
    ],
  },
  {
    area: 'Training',
    words: 'Import enrollments from a list',
    who: managers,
    endpoints: [
      'post /enrollment-imports/check',
      'post /enrollment-imports/:id/run',
      'get /enrollment-imports/:id/result',
      'get /enrollment-imports/:id/report',
    ],
  },
  {
    area: 'Training',
    words: 'Decide whether people may enrol themselves',
    who: managers,
    endpoints: ['post /courses/:id/self-enrolment'],
  },
  { area: 'Training', words: 'Declare an attempt void', who: managers, endpoints: ['post /attempts/:id/void'] },
  { area: 'Training', words: 'See the result of any learner', who: overseers, endpoints: ['get /attempts/:id/result'] },
  {
    area: 'Training',
    words: 'Run cohorts and sessions, record attendance (trainers: where they train)',
    who: overseers,
    endpoints: [
      'post /cohorts/:id/enrol',
      'post /cohorts/:id/messages',
      'post /sessions/schedule',
      'post /sessions/:id/change',
      'get /sessions/:id/code',
      'get /sessions/:id/calendar',
      'post /sessions/:id/attendance',
      'post /sessions/:id/confirm',
      'post /sessions/:id/cancel',
      'post /trainer-notes/write',
    ],
  },
  {
    area: 'Training',
    words: 'Grade answers, observe, release results',
    who: overseers,
    endpoints: [
      'get /attempts/to-grade',
      'get /attempts/:id/grading',
      'get /attempts/:id/grading/passages',
      'post /attempts/:id/grade',
      'post /attempts/:id/release',
      'get /answer-files/:id/download',
      'post /enrollments/:id/observe',
    ],
  },
  {
    area: 'Training',
    words: 'Read what learners say of a course',
    who: staff,
    endpoints: ['get /feedback/of-course/:id'],
  },
  {
    area: 'Training',
    words: 'Answer what learners say',
    who: overseers,
    endpoints: ['post /feedback/:id/answer', 'post /feedback/:id/close'],
  },
  {
    area: 'Clients',
    words: 'See a request with its files and quote',
    who: ['sales', 'author', 'manager', 'admin'],
    endpoints: ['get /requests/:id/desk', 'get /requests/:id/quote', 'get /request-files/:id/original'],
  },
  {
    area: 'Clients',
    words: 'Write to the client, ask, add files, have the course made and delivered',
    who: ['sales', 'author', 'admin'],
    endpoints: [
      'post /requests/:id/messages',
      'post /requests/:id/questions',
      'post /requests/:id/files',
      'post /requests/:id/produce',
      'post /requests/:id/hand-over',
    ],
  },
  {
    area: 'Clients',
    words: 'Move a request on, plan it, quote, end its links',
    who: ['sales', 'admin'],
    endpoints: [
      'post /requests/:id/move',
      'post /requests/:id/plan',
      'post /requests/:id/quote',
      'post /requests/:id/end-links',
    ],
  },
  {
    area: 'People',
    words: 'Invite people, send an invitation again, withdraw it',
    who: managers,
    endpoints: ['post /invitations/:id/send-again', 'post /invitations/:id/withdraw'],
  },
  {
    area: 'People',
    words: 'See off somebody who leaves, and hand their work over',
    who: managers,
    endpoints: ['get /users/:id/hand-over', 'post /users/:id/hand-over'],
  },
  {
    area: 'People',
    words: 'Block and unblock accounts, sign people out, reset their second factor, revoke their keys',
    who: ['admin'],
    endpoints: [
      'post /users/:id/block',
      'post /users/:id/unblock',
      'post /users/:id/revoke-sessions',
      'post /users/:id/reset-second-factor',
      'post /api-keys/:id/revoke',
    ],
  },
  {
    area: 'People',
    words: 'Export the data of a person, erase a person',
    who: ['admin'],
    endpoints: ['get /users/:id/personal-data', 'post /users/:id/erase'],
  },
  {
    area: 'Messages',
    words: 'Send a failed message again, set up webhooks',
    who: ['admin'],
    endpoints: ['post /deliveries/:id/replay', 'post /webhooks/:id/renew-secret', 'post /webhooks/:id/test'],
  },
]
