import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { create, find, findByID, rows, sql, systemRequest } from '@/shared/db'
import { contentHash } from '@/shared/manifest/hash'
import { textFile } from '../builders/rows'
import { startSchool, type School } from '../builders/school'
import { crashWorkers } from './crash-workers'

let school: School
let open = false
const workers = crashWorkers({ school: () => school })
afterAll(async () => {
  workers.stop()
  if (open) await school.stop()
})

async function opened(): Promise<School> {
  const started = await startSchool()
  open = true
  return started
}

const system = () => systemRequest(school.payload, { reason: 'looking at what a job wrote' })

async function upload(): Promise<number> {
  const file = textFile(
    'eyewash-station-check.txt',
    readFileSync('test/fixtures/sops/eyewash-station-check.txt', 'utf8'),
  )
  const req = await school.as.author.req()
  return (await create({ req, collection: 'sop-versions', data: { reason: 'First issue' }, file })).id
}

async function start(version: number): Promise<{ run: number; course: number }> {
  await school.as.author.call('POST', `/sop-versions/${version}/confirm-parse`)
  return (await (await school.as.author.call('POST', '/generation-runs/start', { sopVersions: [version] })).json()) as {
    run: number
    course: number
  }
}

/** All that ingest and generation leave behind, but for times. */
async function remains({ version, course, run }: { version: number; course: number; run: number }) {
  const req = await system()
  const query = async (select: ReturnType<typeof statement>) => rows(await sql(req).execute(select))
  const { parse, stats, state } = await findByID({ req, collection: 'sop-versions', id: version })
  const { content, title } = await findByID({ req, collection: 'courses', id: course })
  const { docs: claims } = await find({ req, collection: 'claims', where: { course: { equals: course } }, sort: 'key' })
  return {
    state,
    stats,
    title,
    parse: contentHash({ parse }),
    content: contentHash({ content }),
    claims: claims.map(({ key, order, text, citations, support, state, problems, place }) => ({
      key,
      order,
      text,
      citations,
      support,
      state,
      problems,
      place,
    })),
    segments: await query(
      statement`select key, kind, text, path, "order" from sop_segments where version_id = ${version} order by "order"`,
    ),
    vectors: await query(
      statement`select segment_key, passage, sentence, text, embedding::text as embedding from sop_vectors where version_id = ${version} order by passage, sentence`,
    ),
    events: await query(statement`
      select type, count(*)::int as n from outbox
      where (payload->>'version')::int = ${version} or (payload->>'run')::int = ${run} or (type = 'course.drafted' and (payload->>'course')::int = ${course})
      group by type order by type`),
  }
}

describe('kill -9 of the worker', () => {
  it('at every step of ingest and of generate leaves what an undisturbed run leaves, and nothing twice', async () => {
    // Each in a school of its own, so that the ids are the same: they are part of what is compared.
    school = await opened()
    const calm = await upload()
    await school.jobs.drain()
    const drafted = await start(calm)
    expect((await school.jobs.drain()).died).toEqual([])
    const undisturbed = await remains({ version: calm, ...drafted })
    expect(undisturbed.vectors.length).toBeGreaterThan(5)
    await school.stop()
    open = false

    school = await opened()
    const version = await upload()
    for (const step of ['start', 'parse', 'segments', 'embed-use-lite-en-512-0', 'ready'])
      await workers.dieAt(step, 'commit')
    await workers.until(
      async () =>
        (await findByID({ req: await system(), collection: 'sop-versions', id: version })).state === 'parse-review',
    )

    const { run, course } = await start(version)
    await workers.dieAt('start', 'compute')
    for (const step of ['start', 'facts', 'objectives', 'outline', 'lesson:*', 'lessons', 'exercises', 'keep'])
      await workers.dieAt(step, 'commit')
    await workers.until(
      async () =>
        (await findByID({ req: await system(), collection: 'generation-runs', id: run })).state === 'succeeded',
    )

    expect(await remains({ version, course, run })).toEqual(undisturbed)
  }, 400_000)
})
