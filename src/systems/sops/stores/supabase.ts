import { setTimeout as wait } from 'node:timers/promises'
import type { SupabaseClient } from '@supabase/supabase-js'
import { DomainError } from '@/shared/errors'
import { jsonText, type Json } from '@/shared/json'
import type { Similar, VectorStore } from './define-store'
import { defineStore, literal } from './define-store'

export type SupabaseStoreOptions = {
  /** `https://<project>.supabase.co` */
  url: string
  /** The service_role key, or a secret key. It passes by row-level security, so it stays on the server. */
  serviceKey: string
  /** For one try, in milliseconds. */
  timeout?: number
  firstWaitSeconds?: number
}

const TRIES = 3
/** Sentences in one request: some megabytes of numbers with the longest vectors. */
const AT_ONCE = 100

/**
 * Vectors in a Supabase project, over its REST interface. The project needs `stores/supabase/migration.sql` once; its
 * functions scope and compare as the postgres store does. It is another database, so it cannot take part in the request's
 * transaction: every write may be repeated, and what a failed run left is overwritten by the next.
 */
export function supabaseStore({
  url,
  serviceKey,
  timeout = 30_000,
  firstWaitSeconds = 1,
}: SupabaseStoreOptions): VectorStore {
  let client: Promise<SupabaseClient> | undefined
  const connect = async (): Promise<SupabaseClient> => {
    const { createClient } = await import('@supabase/supabase-js')
    return createClient(url, serviceKey, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      realtime: { transport: NoRealtime as never },
      global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeout) }) },
    })
  }

  /** Calls a function of the migration. Each can be called again without harm, so what failed on the way is tried again. */
  async function call(name: string, given: Record<string, unknown>): Promise<unknown> {
    client ??= connect()
    for (let attempt = 1; ; attempt += 1) {
      const { data, error, status } = await (
        await client
      ).rpc(name, JSON.parse(jsonText(given)) as Record<string, Json>)
      if (!error) return data as unknown
      const passing = status === 0 || status >= 500 || status === 429
      if (!passing || attempt >= TRIES) throw failure(status, error.code)
      await wait(firstWaitSeconds * 1000 * 2 ** (attempt - 1))
    }
  }

  return defineStore({
    name: 'supabase',
    transactional: false,
    async prepare({ space }) {
      await call('prepare_vectors', space)
    },
    async add({ organisation, version, space, sentences }) {
      for (let at = 0; at < sentences.length; at += AT_ONCE) {
        const some = sentences.slice(at, at + AT_ONCE).map(({ text, vector, ...place }) => ({
          ...place,
          content: text,
          vector: literal(vector),
        }))
        await call('add_segments', { ...space, organisation, version, sentences: some })
      }
    },
    async clear({ organisation, version, space }) {
      await call('clear_segments', { ...space, organisation, version })
    },
    async closest({ organisation, versions, space, vector, k }) {
      if (versions.length === 0) return []
      const found = await call('match_segments', { ...space, organisation, versions, question: literal(vector), k })
      return found as Similar[]
    },
  })
}

/** The library wants a WebSocket when it is made, which Node 20 does not have; nothing here listens for changes. */
class NoRealtime {
  constructor() {
    throw new Error('Vectors are asked for, not listened to.')
  }
}

/** `code` is PostgREST's or PostgreSQL's. Its message is left out: it may quote what was sent. */
function failure(status: number, code: string): DomainError {
  const detail = { status, code }
  if (status === 401 || status === 403 || code === '42501') {
    return new DomainError({
      code: 'sop.store-refused',
      status: 500,
      message:
        'Supabase refused the key, so passages cannot be compared by meaning. Whoever runs this server should check that SUPABASE_SERVICE_KEY is the service_role or a secret key of SUPABASE_URL.',
      detail,
    })
  }
  // PGRST202: no such function; 42P01, 42883: a table or function it needs is missing.
  if (status === 404 || ['PGRST202', '42P01', '42883'].includes(code)) {
    return new DomainError({
      code: 'sop.store-not-set-up',
      status: 500,
      message:
        'The Supabase project is not set up for search yet. Whoever runs this server should run the SQL that docs/how-to/connect-supabase.md names.',
      detail,
    })
  }
  return new DomainError({
    code: 'sop.store-failed',
    status: 503,
    message: 'Supabase does not answer at the moment. It is tried again later.',
    detail,
  })
}
