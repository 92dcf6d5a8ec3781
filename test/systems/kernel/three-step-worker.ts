/**
 * A worker process for the crash test: it runs a job of three steps and says where it is. At one place it stays, for so many
 * milliseconds or for ever, so that it can be killed or stopped there.
 *
 *     three-step-worker.ts CONNECTION [PLACE [MILLISECONDS]]
 */
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { z } from 'zod'

import { sql } from '@/shared/db'
import { defineJob, startJobs } from '@/shared/jobs'

import { bootPayload } from './boot-payload'

const [connectionString = '', stayAt = '', milliseconds = String(2 ** 31 - 1)] = process.argv.slice(2)

const at = async (place: string) => {
  process.stdout.write(`at ${place}\n`)
  if (place === stayAt) await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)))
}

const threeSteps = defineJob({
  name: 'test.three-steps',
  on: 'note.burnt',
  key: ({ note }) => String(note),
  input: z.object({ note: z.number() }),
  lockSeconds: 2,
  run: async ({ input, step }) => {
    for (const name of ['one', 'two', 'three']) {
      await step(
        name,
        async () => {
          await at(`compute ${name}`)
          return `${name} of ${input.note}`
        },
        async (req, value) => {
          await sql(req).execute(
            statement`insert into notes (text, updated_at, created_at) values (${value}, now(), now())`,
          )
          await at(`commit ${name}`)
        },
      )
    }
  },
})

const payload = await bootPayload(connectionString)
await startJobs({ payload, jobs: [threeSteps], concurrency: 1 })
process.stdout.write('started\n')
