import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { z } from 'zod'

import { create, inTransaction, isDatabaseUnavailable } from '@/shared/db'
import { emit } from '@/shared/events'
import { defineJob } from '@/shared/jobs'

import { postgresPrograms, startOwnPostgres, type OwnPostgres } from '../../builders/own-postgres'
import { notes } from './boot-payload'
import { startKernel, type Kernel } from './kernel'

if (!postgresPrograms) {
  process.stderr.write(
    'Left out: restart of the database under load. It needs the programs of a PostgreSQL server (apt install postgresql).\n',
  )
}

const onServer = postgresPrograms ? describe : describe.skip

onServer('a database server that crashes and restarts under load', () => {
  let postgres: OwnPostgres
  let kernel: Kernel

  beforeAll(async () => {
    postgres = await startOwnPostgres()
    kernel = await startKernel({ connectionString: postgres.connectionString })
  })
  afterAll(async () => {
    await kernel.close()
    postgres.remove()
  })

  it('loses nothing that was acknowledged, ends no process, and is in use again within ten seconds', async () => {
    const hear = defineJob({
      name: 'test.hear',
      on: 'note.written',
      key: ({ id }) => String(id),
      input: z.object({ id: z.number() }),
      lockSeconds: 3,
      run: async ({ input, step }) => {
        await step(
          'effect',
          () => input.id,
          async (req, id) => {
            await create({ req, collection: notes, data: { text: `effect of ${id}` } })
          },
        )
      },
    })
    const jobs = await kernel.jobs([hear], { concurrency: 2 })

    const acknowledged: number[] = []
    const refusals: unknown[] = []
    let serial = 0
    let loading = true
    const load = async () => {
      while (loading) {
        const id = (serial += 1)
        const req = await kernel.req()
        try {
          await inTransaction(req, async () => {
            await create({ req, collection: notes, data: { text: `note ${id}` } })
            await emit(req, 'note.written', { id, text: '' })
          })
          acknowledged.push(id)
        } catch (error) {
          refusals.push(error)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    const loads = [load(), load(), load()]
    const enough = async (count: number) => {
      const from = acknowledged.length
      while (acknowledged.length < from + count) await new Promise((resolve) => setTimeout(resolve, 20))
    }

    await enough(20)
    for (let crash = 0; crash < 2; crash += 1) {
      postgres.crash()
      await new Promise((resolve) => setTimeout(resolve, 1000))
      postgres.start()
      const began = Date.now()
      await enough(1)
      expect(Date.now() - began).toBeLessThan(10_000)
      await enough(20)
    }
    loading = false
    await Promise.all(loads)
    await jobs.drain()

    expect(refusals.length).toBeGreaterThan(0)
    expect(refusals.filter((error) => !refusedForNow(error))).toEqual([])
    const texts = new Set(
      (await kernel.query<{ text: string }>(statement`select text from notes`)).map(({ text }) => text),
    )
    expect(acknowledged.filter((id) => !texts.has(`note ${id}`))).toEqual([])
    expect(acknowledged.filter((id) => !texts.has(`effect of ${id}`))).toEqual([])
    const twice = await kernel.query(statement`select text from notes group by text having count(*) > 1`)
    expect(twice).toEqual([])
  }, 120_000)
})

/** What a caller may hear while the database is away: that it is away, or that a commit failed or could not be confirmed. */
function refusedForNow(error: unknown): boolean {
  return isDatabaseUnavailable(error) || (error as { status?: number }).status === 503
}
