import { BaseNotificationChannel, toJobId, type JobNotification } from 'agenda'
import type { Pool } from 'pg'

import { log } from '@/shared/log'

import type { Wire } from './wire'

/** The channel over which processes tell each other of new Agenda documents. */
export const carrierChannel = 'coursewright:carrier'

type Told = { jobId: string; jobName: string; nextRunAt: string | null; priority: number; source: string }

/**
 * Agenda's notifications over the kernel's own listening connection, for every backend (MongoDB has none of its own).
 * The own process hears at once, without a way through the database.
 */
export class CarrierChannel extends BaseNotificationChannel {
  readonly #pool: Pool
  readonly #owner: string

  constructor({ wire, pool, owner }: { wire: Wire; pool: Pool; owner: string }) {
    super({ channelName: carrierChannel, reconnect: { enabled: false } })
    this.#pool = pool
    this.#owner = owner
    this.on('error', (error: unknown) =>
      log.warn({ err: error }, 'a notification of work was lost; the poll will find it'),
    )
    wire.on(carrierChannel, (payload) => this.#hear(payload))
  }

  async connect(): Promise<void> {
    this.setState('connected')
  }

  async disconnect(): Promise<void> {
    this.handlers.clear()
    this.setState('disconnected')
  }

  async publish(notification: JobNotification): Promise<void> {
    void this.notifyHandlers(notification)
    const { jobId, jobName, nextRunAt, priority } = notification
    const told: Told = { jobId, jobName, nextRunAt: nextRunAt?.toISOString() ?? null, priority, source: this.#owner }
    await this.#pool.query('select pg_notify($1, $2)', [carrierChannel, JSON.stringify(told)])
  }

  #hear(payload: string): void {
    const { jobId, jobName, nextRunAt, priority, source } = JSON.parse(payload) as Told
    if (source === this.#owner) return
    void this.notifyHandlers({
      jobId: toJobId(jobId),
      jobName,
      nextRunAt: nextRunAt === null ? null : new Date(nextRunAt),
      priority,
      timestamp: new Date(),
      source,
    })
  }
}
