import { createHash } from 'node:crypto'
import type { CollectionSlug, PayloadRequest } from 'payload'
import { create, systemRequest } from '@/shared/db'
import { freezerManifest } from '../fixtures/manifests/freezer'
import type { School } from './school'

/** One row in each collection of our organisation, about our learner: what the access matrix knocks at. Ids by slug. */
export async function oneRowOfEach(school: School): Promise<Record<string, number>> {
  const organisation = school.organisation
  const req = await systemRequest(school.payload, { reason: 'rows for the access matrix', organisation })
  const { learner, author, manager } = school.as
  const add = adder(req, organisation)
  const now = new Date().toISOString()

  const sop = await add('sops', { title: 'Hand washing', number: 'SOP-1' })
  const version = await create({
    req: await author.req(),
    collection: 'sop-versions',
    data: { sop, label: '1.0', reason: 'First issue' },
    file: textFile(
      'hand-washing.md',
      '# Hand washing\n\n1. Wet your hands with water.\n2. Apply soap for 20 seconds.\n',
    ),
  })
  const segment = await add('sop-segments', {
    version: version.id,
    sop,
    key: 'k1',
    kind: 'paragraph',
    order: 0,
    text: 'Wet your hands with water.',
    path: [],
    start: 0,
    end: 26,
  })
  const manifest = freezerManifest()
  const course = await add('courses', {
    title: 'Hand washing',
    state: 'draft',
    content: manifest,
    sopVersions: [version.id],
    authors: [author.id],
  })
  const frozen = await add('versions', {
    course,
    number: 1,
    title: 'Hand washing',
    language: 'en',
    hash: manifest.hash,
    manifest,
    state: 'released',
    releasedAt: now,
    releasedBy: manager.id,
  })
  const enrollment = await add('enrollments', { version: frozen, course, learner: learner.id, state: 'assigned' })
  const attempt = await add('attempts', {
    enrollment,
    version: frozen,
    learner: learner.id,
    number: 1,
    state: 'in-progress',
    seed: 's',
    drawn: manifest.assessment.exercises.map(({ id }) => id),
    startedAt: now,
  })
  const request = await add('requests', {
    title: 'A course',
    client: 'Client',
    contact: 'client@example.org',
    goal: 'Learn',
    quote: quoteOf({ by: 'Our sales', at: now }),
  })
  const letter = textFile('letter.md', '# Letter\n\nPlease make us a course.\n')
  const generationRun = await add('generation-runs', {
    course,
    sopVersions: [version.id],
    requestedBy: author.id,
    provider: 'builtin',
    state: 'succeeded',
  })
  return {
    organisations: organisation,
    users: learner.id,
    'sop-facts': await add('sop-facts', {
      version: version.id,
      sop,
      key: 'f1',
      state: 'found',
      kind: 'step',
      text: 'Wet your hands with water.',
      order: 0,
      spans: [{ segment: 'k1', start: 0, end: 26 }],
    }),
    'fact-readings': await add('fact-readings', { version: version.id, stamp: 's', frame: {} }),
    'ai-settings': await add('ai-settings', { noAi: false, defaultProvider: 'builtin' }),
    contradictions: await add('contradictions', {
      key: 'x1',
      kind: 'limit',
      subject: 'hands soap',
      explanation: 'On “hands soap” one says 20 seconds, the other 10 seconds.',
      sops: [sop],
      versions: [version.id],
      sides: [],
      likeness: 0.9,
      state: 'open',
    }),
    invitations: await add('invitations', { email: 'invited@example.org', roles: ['learner'] }),
    'api-keys': await add('api-keys', {
      name: 'Robot',
      owner: learner.id,
      scopes: ['read:courses'],
      start: 'cw_abcdef',
    }),
    'account-tokens': await add('account-tokens', { person: learner.id, purpose: 'reset', expiresAt: now }),
    'second-factors': await add('second-factors', { person: manager.id, secret: 'sealed' }),
    'sign-in-tries': await add('sign-in-tries', { key: 'place', failures: 1, since: now }),
    sops: sop,
    'sop-versions': version.id,
    'sop-segments': segment,
    'sop-corrections': await add('sop-corrections', {
      version: version.id,
      correction: { do: 'type', segment: 'k1', kind: 'warning' },
      seen: [],
      made: ['k1'],
      state: 'applied',
      by: author.id,
    }),
    courses: course,
    versions: frozen,
    enrollments: enrollment,
    attempts: attempt,
    'course-rewrites': await add('course-rewrites', {
      course,
      partKey: 'lesson:none',
      instruction: 'shorter',
      provider: 'builtin',
      state: 'proposed',
      stamp: 'none',
      before: { title: 'Lesson', blocks: [], claims: {} },
      requestedBy: author.id,
    }),
    'generation-runs': generationRun,
    'generation-parts': await add('generation-parts', { run: generationRun, name: 'outline', value: {} }),
    claims: await add('claims', {
      course,
      key: 'c1',
      order: 0,
      text: 'Wet your hands with water.',
      citations: [],
      support: 'supported',
      state: 'supported',
    }),
    comments: await add('comments', { course, text: 'Good.', author: author.id, authorName: 'Our author' }),
    signatures: await add('signatures', {
      course,
      contentHash: 'a'.repeat(64),
      meaning: 'approved',
      by: manager.id,
      byName: 'Our manager',
      at: now,
    }),
    certificates: await add('certificates', {
      enrollment,
      version: frozen,
      learner: learner.id,
      learnerName: 'Our learner',
      code: 'TEST-CODE-1',
      issuedAt: now,
      score: 1,
      points: 1,
      maxPoints: 1,
      attemptNumber: 1,
    }),
    groups: await add('groups', { name: 'Night shift', members: [learner.id] }),
    assignments: await add('assignments', { course, target: 'everybody', source: 'person', state: 'active', key: 'k' }),
    'enrollment-imports': await add('enrollment-imports', {
      filename: 'list.csv',
      sha256: 'a'.repeat(64),
      good: 0,
      bad: 0,
      lines: [],
      startedBy: manager.id,
    }),
    requests: request,
    'request-events': await add('request-events', { request, kind: 'message', text: 'Hello.', byName: 'Us', at: now }),
    'request-files': (
      await create({
        req,
        collection: 'request-files',
        data: { organisation, request, name: letter.name, sha256: sha256(letter.data) },
        file: letter,
      })
    ).id,
    ...(await trainingRows(add, school, frozen)),
    ...(await gradedRows(req, add, school, { version: frozen, course, enrollment, attempt })),
    notifications: await add('notifications', {
      recipient: learner.id,
      message: 'test',
      key: 'test:1',
      subject: 'Hello',
      text: 'Hello.',
      state: 'delivered',
    }),
    deliveries: await add('deliveries', {
      key: 'test:1:email',
      message: 'test',
      channel: 'email',
      state: 'suppressed',
      person: learner.id,
    }),
    preferences: await add('preferences', { person: learner.id, quiet: false, digest: 'off' }),
    webhooks: await add('webhooks', { url: 'https://example.org/hooks', events: ['course.published'], state: 'off' }),
    mails: await add('mails', { to: 'a@example.org', subject: 'Hello', text: 'Hello.', messageId: '<1@example.org>' }),
  }
}

type Add = ReturnType<typeof adder>

/** What people give to an attempt of our learner, and what the learner says. */
async function gradedRows(
  req: PayloadRequest,
  add: Add,
  { organisation, as: { learner, trainer, manager } }: School,
  { version, course, enrollment, attempt }: Record<'version' | 'course' | 'enrollment' | 'attempt', number>,
) {
  const of = { learner: learner.id }
  return {
    gradings: await add('gradings', {
      ...of,
      attempt,
      exercise: 'essay',
      grader: manager.id,
      state: 'proposed',
      levels: {},
      maxPoints: 4,
      revision: 1,
    }),
    observations: await add('observations', {
      ...of,
      enrollment,
      learnerName: 'Our learner',
      version,
      versionHash: 'a'.repeat(64),
      exercise: 'observed',
      title: 'Restart the freezer',
      items: [],
      score: 1,
      state: 'awaiting-signature',
      observer: trainer.id,
      observerName: 'Our trainer',
      observedAt: new Date().toISOString(),
    }),
    'answer-files': (
      await create({
        req,
        collection: 'answer-files',
        data: { organisation, ...of, attempt, exercise: 'photo', originalName: 'proof.txt', sha256: 'a'.repeat(64) },
        file: textFile('proof.txt', 'Towels all around.'),
      })
    ).id,
    feedback: await add('feedback', {
      ...of,
      version,
      course,
      lesson: 'l-restart',
      block: 'restart-intro',
      claims: [],
      quote: 'The freezer is clean.',
      kind: 'good',
      state: 'open',
    }),
  }
}

/** A cohort that our trainer trains and our learner learns in, and what it does. */
async function trainingRows(add: Add, { as: { learner, trainer } }: School, version: number) {
  const cohort = await add('cohorts', { name: 'Spring', learners: [learner.id], trainers: [trainer.id] })
  const session = await add('sessions', {
    cohort,
    title: 'Defrosting, hands on',
    startsAt: '2999-11-26T09:00:00.000Z',
    endsAt: '2999-11-26T10:00:00.000Z',
    timeZone: 'Europe/Berlin',
    place: 'Lab 2',
    capacity: 8,
    trainer: trainer.id,
    uid: 'one-of-each',
  })
  return {
    cohorts: cohort,
    sessions: session,
    attendance: await add('attendance', { session, learner: learner.id }),
    'trainer-notes': await add('trainer-notes', { version, lesson: 'course', text: 'Show the gloves.' }),
    'cohort-messages': await add('cohort-messages', {
      cohort,
      subject: 'Tomorrow',
      text: 'Bring gloves.',
      author: trainer.id,
      recipients: [learner.id],
    }),
  }
}

const adder = (req: PayloadRequest, organisation: number) => async (collection: CollectionSlug, data: object) =>
  (await create({ req, collection, data: { organisation, ...data } })).id

export function textFile(name: string, text: string) {
  const data = Buffer.from(text)
  return { name, data, size: data.byteLength, mimetype: name.endsWith('.md') ? 'text/markdown' : 'text/plain' }
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')

const quoteOf = ({ by, at }: { by: string; at: string }) => ({
  revision: 1,
  number: 'Q1',
  lines: [{ description: 'Course', quantity: 1, unitPrice: 100 }],
  currency: 'EUR',
  taxPercent: 0,
  net: 100,
  tax: 0,
  amount: 100,
  validUntil: at.slice(0, 10),
  note: null,
  at,
  byName: by,
  decision: null,
})
