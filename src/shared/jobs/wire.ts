import pg from 'pg'

import { log, withoutSecrets } from '@/shared/log'

export type Wire = {
  /** Calls `hear` with the payload of every notification on the channel. */
  on(channel: string, hear: (payload: string) => void): void
  close(): Promise<void>
}

/**
 * One connection that listens, and comes back by itself when the database was away. `back` is called after every connection,
 * because what was told in between was not heard.
 */
export async function openWire({
  connection,
  channels,
  back,
}: {
  connection: pg.ClientConfig
  channels: readonly string[]
  back: () => void
}): Promise<Wire> {
  const hearers = new Map<string, ((payload: string) => void)[]>()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false

  const lost = (which: pg.Client, error?: Error) => {
    if (closed || which !== client) return
    client = undefined
    void which.end().catch(() => undefined) // it is gone already; this only frees the socket
    const wait = Math.min(100 * 2 ** failures, 3000)
    failures += 1
    log.warn(
      { reason: error && withoutSecrets(error.message), milliseconds: wait },
      'lost the connection that listens for work',
    )
    retry = setTimeout(() => void connect().catch(() => undefined), wait) // `connect` has called `lost` again
    retry.unref()
  }

  const connect = async () => {
    const mine = new pg.Client({ ...connection, keepAlive: true, connectionTimeoutMillis: 5000 })
    client = mine
    mine.on('error', (error) => lost(mine, error))
    mine.on('end', () => lost(mine))
    mine.on('notification', ({ channel, payload }) => hearers.get(channel)?.forEach((hear) => hear(payload ?? '')))
    try {
      await mine.connect()
      for (const channel of channels) await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      lost(mine, error as Error)
      throw error
    }
    failures = 0
    back()
  }

  await connect()
  return {
    on(channel, hear) {
      hearers.set(channel, [...(hearers.get(channel) ?? []), hear])
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
