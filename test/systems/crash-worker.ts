/**
 * A worker process for the crash test: the product's own jobs, which dies by its own hand (SIGKILL, no farewell) at one place.
 *
 *     crash-worker.ts CONNECTION DATA_DIR [STEP PHASE]     STEP may end in `*`. PHASE: `compute`, or `commit` (inside
 *     the transaction)
 */
import { getPayload } from 'payload'
import { jobsOf } from '@/shared/define-system'
import { startJobs, type JobContext, type JobDefinition } from '@/shared/jobs'
import { createConfig } from '../../payload.config'

const [databaseUrl = '', dataDir = '', dieIn = '', phase = ''] = process.argv.slice(2)

const die = (step: string, at: string) => {
  const isIt = dieIn.endsWith('*') ? step.startsWith(dieIn.slice(0, -1)) : step === dieIn
  if (isIt && at === phase) process.kill(process.pid, 'SIGKILL')
}

const mortal = (job: JobDefinition): JobDefinition => ({
  ...job,
  lockSeconds: 2,
  run: (context) => {
    const step: JobContext<unknown>['step'] = (name, compute, commit) =>
      context.step(
        name,
        () => {
          die(name, 'compute')
          return compute()
        },
        async (req, value) => {
          await commit?.(req, value)
          die(name, 'commit')
        },
      )
    return job.run({ ...context, step })
  },
})

const config = await createConfig({
  databaseUrl,
  dataDir,
  secret: 'a secret that only tests know',
  publicUrl: 'http://localhost:3000',
})
const payload = await getPayload({ config })
await startJobs({ payload, jobs: jobsOf(config).map(mortal), concurrency: 1 })
