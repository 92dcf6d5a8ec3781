import { runProcess, type ProcessParts } from '@/gateway/run-process'

/** The worker process: background work alone, beside servers that run with WORKER=separate. As many as wanted. */
void runProcess({ name: 'The worker', start })

async function start({ env, shutdown }: ProcessParts): Promise<void> {
  if (env.EMBEDDED_DATABASE) {
    throw new Error(
      'DATABASE_URL is missing. The embedded database belongs to one process, so a worker of its own needs a PostgreSQL server; without one the server does the work itself.',
    )
  }
  const [{ getPayload }, { default: config }, { migrations }, { jobsOf }, { migrate, poolOf }, { startJobs }] =
    await Promise.all([
      import('payload'),
      import('@payload-config'),
      import('@/migrations'),
      import('@/shared/define-system'),
      import('@/gateway/database'),
      import('@/shared/jobs'),
    ])
  const payload = await getPayload({ config })
  const pool = poolOf(payload)
  shutdown.add('database connections', async () => {
    await payload.destroy()
    await pool.end()
  })
  await migrate({ payload, migrations, alone: false })
  const jobs = await startJobs({ payload, jobs: jobsOf(payload.config) })
  shutdown.add('jobs', () => jobs.stop())
}
