/**
 * From telling to starting: `emit` in a transaction until the job's body begins, beside bare Agenda's `now()` on the same
 * server (no outbox, no audit trail, no fencing). Alternating rounds; medians and ranges in milliseconds.
 *
 *     node --conditions=production --import tsx bench/jobs.ts [ROUNDS]      (TEST_DATABASE_URL, else the embedded database)
 */
import { PostgresBackend } from '@agendajs/postgres-backend'
import { Agenda } from 'agenda'
import pg from 'pg'
import { z } from 'zod'

import { inTransaction } from '@/shared/db'
import { emit } from '@/shared/events'
import { defineJob, postgresQueue } from '@/shared/jobs'

import { startKernel } from '../test/systems/kernel/kernel'

const rounds = Number(process.argv[2] ?? 5)
const perRound = 50

const kernel = await startKernel()
let began = () => {}
const hear = defineJob({
  name: 'bench.hear',
  on: 'note.written',
  key: ({ id }) => String(id),
  input: z.object({ id: z.number() }),
  run: () => Promise.resolve(began()),
})
await kernel.jobs([hear], { backend: postgresQueue() })

const pool = new pg.Pool({ connectionString: kernel.database.connectionString, max: 4 })
const bare = new Agenda({
  backend: new PostgresBackend({ pool, tableName: 'bare_jobs', channelName: 'bare' }),
  processEvery: 2000,
})
bare.define('bench.bare', () => Promise.resolve(began()))
await bare.start()

let serial = 0
const ours = async () => {
  const req = await kernel.req()
  serial += 1
  await inTransaction(req, () => emit(req, 'note.written', { id: serial, text: '' }))
}
const theirs = async () => void (await bare.now('bench.bare', {}))
const roundTrip = async () => {
  await pool.query('select 1')
  began()
}

const results = new Map<string, number[]>()
for (let round = 0; round <= rounds; round += 1) {
  for (const [name, tell] of Object.entries({ ours, theirs, roundTrip })) {
    const median = await medianOf(tell)
    // The first round only warms up.
    if (round > 0) results.set(name, [...(results.get(name) ?? []), median])
  }
}
for (const [name, medians] of results) {
  const sorted = medians.toSorted((a, b) => a - b)
  const [low, middle, high] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) =>
    ms?.toFixed(1),
  )
  console.log(`${name.padEnd(10)} p50 ${middle} ms (rounds ${low}–${high})`)
}
process.exit(0)

async function medianOf(tell: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < perRound; n += 1) {
    const started = new Promise<void>((resolve) => (began = resolve))
    const from = performance.now()
    await Promise.all([tell(), started])
    times.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return times.sort((a, b) => a - b)[Math.floor(perRound / 2)] ?? Number.NaN
}
