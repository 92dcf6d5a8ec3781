import type { Payload } from 'payload'
import { runProcess, type ProcessParts } from '@/gateway/run-process'

/** The server process: everything is started in the order below and stopped in the opposite one. */
void runProcess({ name: 'Coursewright', start })

async function start({ env, shutdown, log }: ProcessParts): Promise<void> {
  const started = Date.now()
  const development = env.NODE_ENV !== 'production'

  if (env.EMBEDDED_DATABASE) {
    const { startEmbeddedDatabase } = await import('@/shared/embedded-database')
    const { announceEmbeddedDatabase } = await import('@/shared/database-url')
    const database = await startEmbeddedDatabase({ dataDir: `${env.DATA_DIR}/database` })
    shutdown.add('embedded database', () => database.close())
    // Next's pages are a bundle of their own in this process; they find the address where this leaves it.
    announceEmbeddedDatabase(database.connectionString)
  }

  // Only now: the configuration asks for the database's address when it is loaded.
  const [{ getPayload }, { default: config }, { migrations }, { jobsOf }, { migrate, pendingMigrations, poolOf }] =
    await Promise.all([
      import('payload'),
      import('@payload-config'),
      import('@/migrations'),
      import('@/shared/define-system'),
      import('@/gateway/database'),
    ])
  const payload = await getPayload({ config })
  const pool = poolOf(payload)
  shutdown.add('database connections', async () => {
    await payload.destroy()
    await pool.end()
  })
  await migrate({ payload, migrations, alone: env.EMBEDDED_DATABASE })

  const { default: next } = await import('next')
  const bundler = development ? { turbopack: true } : {}
  const pages = next({ dev: development, dir: process.cwd(), hostname: 'localhost', port: env.PORT, ...bundler })
  await pages.prepare()
  shutdown.add('pages', () => pages.close())

  const { startJobs } = await import('@/shared/jobs')
  const jobs = env.WORKER === 'in-process' ? await startJobs({ payload, jobs: jobsOf(payload.config) }) : undefined
  if (jobs) shutdown.add('jobs', () => jobs.stop())

  const { openGateway } = await import('@/gateway/open-gateway')
  const gateway = await openGateway({
    payload,
    pool,
    pages: pages.getRequestHandler(),
    upgrade: development ? pages.getUpgradeHandler() : undefined,
    agenda: jobs?.agenda,
    checks: { migrations: () => pendingMigrations({ payload, migrations }), jobs: () => 'ok' },
  })
  // Development keeps connections open that never end by themselves.
  shutdown.add('gateway', () => gateway.close(development ? 500 : 10_000))
  const { closeEventStreams } = await import('@/shared/event-streams')
  shutdown.add('event streams', closeEventStreams)

  const { seedIfEmpty } = await import('./seed')
  const { addressOf, welcome } = await import('@/gateway/welcome')
  const demo = env.SEED_DEMO ?? env.EMBEDDED_DATABASE
  const seeded = await seedIfEmpty({ payload, demo })
  welcome({ port: gateway.port, accounts: seeded?.accounts ?? [], seconds: (Date.now() - started) / 1000 })
  if (seeded && demo) void fillDemo({ payload, seeded, address: addressOf(gateway.port), log })
}

type Sample = {
  payload: Payload
  address: string
  log: ProcessParts['log']
  seeded: NonNullable<Awaited<ReturnType<typeof import('./seed').seedIfEmpty>>>
}

/** Before the eyes of whoever started the server for the first time, who may already look around meanwhile. */
async function fillDemo({ payload, seeded, address, log }: Sample): Promise<void> {
  const started = Date.now()
  try {
    const { fillSchool } = await import('./seed/fill-school')
    const course = await fillSchool({ payload, seeded, say: (line) => console.log(`▸ ${line}`) })
    if (course === null) return
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(
      `▸ The demo school is ready (${seconds} s). A draft to review: ${address}/admin/collections/courses/${course}\n`,
    )
  } catch (error) {
    log.warn({ err: error }, 'the sample courses were not all made; everything else works')
  }
}
