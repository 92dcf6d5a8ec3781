import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Agenda } from 'agenda'
import { createExpressMiddleware } from 'agendash'
import type { Payload } from 'payload'
import type { Pool } from 'pg'
import { databaseUrl } from '@/shared/database-url'
import { env } from '@/shared/env'
import { captchaOrigin } from '@/systems/sales/public'
import { createGateway } from './app'
import { noDatabaseWatch, watchDatabase } from './database-watch'
import type { Check } from './health'
import { createSignInQueue, type SignInQueue } from './limits/sign-in-queue'
import { memoryStores, redisStores } from './limits/stores'
import { createMetrics, type Gauge } from './metrics'
import { operatorsOnly } from './operators'
import { serve, type Listening } from './serve'

type Pages = (req: IncomingMessage, res: ServerResponse) => Promise<void>
type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => unknown

/** Builds the gateway from the environment and listens. `close` stops it and what it opened. */
export async function openGateway({
  payload,
  pool,
  pages,
  upgrade,
  agenda,
  checks,
}: {
  payload: Payload
  pool: Pool
  pages: Pages
  upgrade?: Upgrade | undefined
  agenda: Agenda | undefined
  checks: Record<string, Check>
}): Promise<Listening> {
  const database = env.EMBEDDED_DATABASE
    ? noDatabaseWatch()
    : watchDatabase({ connectionString: databaseUrl(), suspect: (ask) => pool.on('error', ask) })
  const stores = env.REDIS_URL ? await redisStores({ url: env.REDIS_URL }) : memoryStores()
  const queue = createSignInQueue()
  const app = createGateway({
    application: (req, res, next) => {
      pages(req, res).catch(next)
    },
    settings: {
      development: env.NODE_ENV === 'development',
      https: env.PUBLIC_URL.startsWith('https://'),
      trustProxy: env.TRUST_PROXY,
      uploadMb: env.MAX_UPLOAD_MB,
      requestForm: { frameOrigins: env.REQUEST_FORM_ORIGINS ?? [], captchaOrigin: captchaOrigin() },
    },
    secret: payload.secret,
    database,
    stores,
    queue,
    checks: { database: () => (database.isThere() ? 'ok' : 'away'), ...checks },
    operators: {
      only: operatorsOnly(payload),
      metrics: createMetrics(gauges({ pool, queue })),
      ...(agenda ? { dashboard: createExpressMiddleware(agenda) } : {}),
    },
  })
  const listening = await serve({ app, port: env.PORT, host: env.HOST, ...(upgrade ? { upgrade } : {}) })
  return {
    port: listening.port,
    close: async (graceMs) => {
      await listening.close(graceMs)
      await Promise.all([database.stop(), stores.close()])
    },
  }
}

function gauges({ pool, queue }: { pool: Pool; queue: SignInQueue }): Gauge[] {
  return [
    {
      name: 'coursewright_sign_ins_running',
      help: 'Sign-ins that hash a password now.',
      read: () => queue.size().running,
    },
    {
      name: 'coursewright_sign_ins_waiting',
      help: 'Sign-ins that wait for their turn.',
      read: () => queue.size().waiting,
    },
    { name: 'coursewright_database_connections', help: 'Connections of the application.', read: () => pool.totalCount },
    {
      name: 'coursewright_database_waiting',
      help: 'Requests that wait for a connection.',
      read: () => pool.waitingCount,
    },
    {
      name: 'coursewright_job_runs',
      help: 'Runs of background jobs by state.',
      read: async () => {
        const { rows } = await pool.query<{ state: string; count: number }>(
          'select state, count(*)::int as count from job_runs group by state',
        )
        return new Map(rows.map(({ state, count }) => [state, count]))
      },
    },
  ]
}
