import { MemoryStore, type ClientRateLimitInfo, type Options, type Store } from 'express-rate-limit'
import { RedisStore } from 'rate-limit-redis'
import { createClient } from 'redis'
import { log } from '@/shared/log'

/** Where the counts of the limits are kept. `close` ends the connection. */
export type LimitStores = { storeFor: (name: string) => Store; close: () => Promise<void> }

/** Counts in this process: right for one process, the default. */
export function memoryStores(): LimitStores {
  const made: MemoryStore[] = []
  return {
    storeFor: () => {
      const store = new MemoryStore()
      made.push(store)
      return store
    },
    close: () => {
      for (const store of made) store.shutdown()
      return Promise.resolve()
    },
  }
}

/**
 * Counts in Redis: several processes share their limits. While Redis is away each counts for itself, which is looser by the
 * number of processes but never open.
 */
export async function redisStores({
  url,
  prefix = 'coursewright:limit:',
}: {
  url: string
  prefix?: string
}): Promise<LimitStores> {
  const client = createClient({
    url,
    // Asked while the line is down, it must say so at once instead of waiting for the line.
    disableOfflineQueue: true,
    socket: { connectTimeout: 3_000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 5_000) },
  })
  let away = false
  client.on('error', (error: Error) => {
    if (!away) log.warn({ reason: error.message }, 'Redis is away: each process counts its own limits')
    away = true
  })
  client.on('ready', () => {
    if (away) log.info('Redis is back: limits are shared again')
    away = false
  })
  const connected = client.connect().catch(() => undefined) // reported by the error listener; it keeps trying
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, 3_000).unref())])

  const fallbacks: MemoryStore[] = []
  return {
    storeFor: (name) => {
      const fallback = new MemoryStore()
      fallbacks.push(fallback)
      return sharedStore({
        prefix: `${prefix}${name}:`,
        fallback,
        isAway: () => away || !client.isReady,
        send: (command) => client.sendCommand(command),
      })
    },
    close: async () => {
      for (const fallback of fallbacks) fallback.shutdown()
      if (client.isReady) await client.close()
      else client.destroy()
    },
  }
}

type Shared = {
  prefix: string
  fallback: MemoryStore
  isAway: () => boolean
  send: (command: string[]) => Promise<unknown>
}

function sharedStore({ prefix, fallback, isAway, send }: Shared): Store {
  let redis: Promise<RedisStore> | undefined
  let settings: Options | undefined
  // Made at the first use that finds Redis there: it loads its scripts at once, and a failure then would be kept for ever.
  const store = (): Promise<RedisStore> => {
    redis ??= (async () => {
      const made = new RedisStore({ prefix, sendCommand: (...command) => send(command) as Promise<string> })
      if (settings) await made.init(settings)
      return made
    })().catch((error: unknown) => {
      redis = undefined
      throw error
    })
    return redis
  }
  const either = async <T>(ask: (from: Store) => Promise<T> | T): Promise<T> => {
    if (isAway()) return ask(fallback)
    try {
      return await ask(await store())
    } catch (error) {
      log.debug({ reason: String(error) }, 'a limit was counted in memory')
      return ask(fallback)
    }
  }
  return {
    localKeys: false,
    init: (options) => {
      settings = options
      fallback.init(options)
    },
    get: (key) => either<ClientRateLimitInfo | undefined>((from) => from.get?.(key)),
    increment: (key) => either((from) => from.increment(key)),
    decrement: (key) => either((from) => from.decrement(key)),
    resetKey: (key) => either((from) => from.resetKey(key)),
  }
}
