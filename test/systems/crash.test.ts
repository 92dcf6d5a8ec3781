import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { create, find, findByID, rows, sql, systemRequest } from '@/shared/db'
import { contentHash } from '@/shared/manifest/hash'
import { textFile } from '../builders/rows'
import { startSchool, type School } from '../builders/school'

let school: School
let open = false
const workers = new Set<ChildProcess>()
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'))
  if (open) await school.stop()
})

async function opened(): Promise<School> {
  const started = await startSchool()
  open = true
  return started
}

const system = () => systemRequest(school.payload, { reason: 'looking at what a job wrote' })

function worker(step = '', phase = ''): ChildProcess {
  const { connectionString } = (school.payload.db as unknown as { pool: { options: { connectionString: string } } })
    .pool.options
  const child = spawn(
    process.execPath,
    [
      '--conditions=production',
      '--import',
      'tsx',
      'test/systems/crash-worker.ts',
      connectionString,
      school.dataDir,
      step,
      phase,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent' } },
  )
  workers.add(child)
  child.once('exit', () => workers.delete(child))
  return child
}

/** Starts a worker that dies at the place, and waits until it has. */
async function diesAt(step: string, phase: string): Promise<void> {
  const [, signal] = (await once(worker(step, phase), 'exit')) as [number | null, string | null]
  expect({ step, phase, signal }).toEqual({ step, phase, signal: 'SIGKILL' })
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 200))
}

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
    for (const step of ['start', 'parse', 'segments', 'embed-use-lite-en-512-0', 'ready']) await diesAt(step, 'commit')
    const first = worker()
    await until(
      async () =>
        (await findByID({ req: await system(), collection: 'sop-versions', id: version })).state === 'parse-review',
    )
    first.kill('SIGKILL')

    const { run, course } = await start(version)
    await diesAt('start', 'compute')
    for (const step of ['start', 'facts', 'objectives', 'outline', 'lesson:*', 'lessons', 'exercises', 'keep'])
      await diesAt(step, 'commit')
    const last = worker()
    await until(
      async () =>
        (await findByID({ req: await system(), collection: 'generation-runs', id: run })).state === 'succeeded',
    )
    last.kill('SIGKILL')

    expect(await remains({ version, course, run })).toEqual(undisturbed)
  }, 400_000)
})
