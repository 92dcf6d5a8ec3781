import type { PayloadRequest } from 'payload'
import { asSystem, create, update } from '@/shared/db'
import type { Actor } from '../builders/school'
import { sampleContent, sampleRows, sampleSource, statements, type Key } from './courses-sample'

export type Drafted = { course: number; version: number; claims: Record<Key, number> }

/** A drafted course with its SOP version, passages and claims, as generation leaves it. `author` wrote it. */
export async function draftCourse({
  author,
  support = {},
}: {
  author: Actor
  support?: Partial<Record<Key, 'partial' | 'unsupported'>>
}): Promise<Drafted> {
  const req = asSystem(await author.req(), 'a test writes what ingest and generation would')
  const organisation = author.organisation
  const sop = await create({
    req,
    collection: 'sops',
    data: { title: 'Freezer defrosting', number: 'SOP-LAB-014', organisation },
  })
  const version = await create({
    req,
    collection: 'sop-versions',
    data: { sop: sop.id, label: '3', reason: 'first', state: 'uploaded', language: 'en', organisation },
    file: {
      data: Buffer.from(Object.values(statements).join('\n')),
      mimetype: 'text/markdown',
      name: `freezer-${Date.now()}.md`,
      size: 400,
    },
  })
  await update({
    req,
    collection: 'sop-versions',
    id: version.id,
    data: {
      state: 'approved',
      sha256: sampleSource.sha256,
      parse: {
        parser: 'test',
        mediaType: 'text/markdown',
        title: 'Freezer defrosting',
        language: 'en',
        text: '',
        doubts: [],
      },
    },
  })
  await writeSegments({ req, sop: sop.id, version: version.id, organisation })
  const course = await create({
    req,
    collection: 'courses',
    data: {
      title: 'Freezer defrosting',
      state: 'draft',
      content: sampleContent(),
      sopVersions: [version.id],
      authors: [author.id],
      generator: { generator: 'builtin', run: 1 },
      organisation,
    },
  })
  const claims = {} as Record<Key, number>
  for (const { key, order, text, citations } of sampleRows()) {
    const level = support[key as Key] ?? 'supported'
    const row = await create({
      req,
      collection: 'claims',
      data: {
        course: course.id,
        key,
        order,
        text,
        citations,
        support: level,
        problems: [],
        state: level,
        organisation,
      },
    })
    claims[key as Key] = row.id
  }
  return { course: course.id, version: version.id, claims }
}

async function writeSegments({
  req,
  sop,
  version,
  organisation,
}: {
  req: PayloadRequest
  sop: number
  version: number
  organisation: number
}) {
  const heading = { kind: 'heading' as const, path: ['8 Procedure'], text: '8.5 Restart', key: 'seg-heading' }
  const lines = (Object.keys(statements) as Key[]).map((key) => ({
    kind: 'paragraph' as const,
    path: ['8 Procedure', '8.5 Restart'],
    text: statements[key],
    key: `seg-${key}`,
  }))
  let start = 0
  for (const [order, line] of [heading, ...lines].entries()) {
    await create({
      req,
      collection: 'sop-segments',
      data: { version, sop, ...line, order, start, end: start + line.text.length, organisation },
    })
    start += line.text.length + 1
  }
}
