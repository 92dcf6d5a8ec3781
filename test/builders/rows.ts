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
  return {
    organisations: organisation,
    users: learner.id,
    sops: sop,
    'sop-versions': version.id,
    'sop-segments': segment,
    courses: course,
    versions: frozen,
    enrollments: enrollment,
    attempts: attempt,
    'generation-runs': await add('generation-runs', {
      course,
      sopVersions: [version.id],
      requestedBy: author.id,
      provider: 'builtin',
      state: 'succeeded',
    }),
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
    requests: await add('requests', {
      title: 'A course',
      client: 'Client',
      contact: 'client@example.org',
      goal: 'Learn',
    }),
    cohorts: await add('cohorts', { name: 'Spring', learners: [learner.id] }),
    notifications: await add('notifications', {
      recipient: learner.id,
      message: 'test',
      key: 'test:1',
      subject: 'Hello',
      text: 'Hello.',
      state: 'delivered',
    }),
  }
}

const adder = (req: PayloadRequest, organisation: number) => async (collection: CollectionSlug, data: object) =>
  (await create({ req, collection, data: { organisation, ...data } })).id

export function textFile(name: string, text: string) {
  const data = Buffer.from(text)
  return { name, data, size: data.byteLength, mimetype: name.endsWith('.md') ? 'text/markdown' : 'text/plain' }
}
