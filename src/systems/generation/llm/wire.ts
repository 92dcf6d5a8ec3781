import type { JsonSchema } from './json-schema'

export type WireRequest = {
  policy: string
  sources: string
  instruction: string
  /** Of the schema: letters, digits and `_`. */
  name: string
  schema: JsonSchema
  maxOutputTokens: number
  signal: AbortSignal
}

export type WireAnswer = {
  text: string
  ending: 'complete' | 'truncated' | 'refused'
  /** `input` includes `cached` and `cacheWrites`. Undefined where the service did not say. */
  tokens: { input: number; cached: number; cacheWrites: number; output: number } | undefined
}

/** Why a service refused, where it says so. */
export type Refusal = 'key' | 'model' | 'quota' | 'address'

export type WireFailure = {
  status?: number | undefined
  retryAfterSeconds?: number | undefined
  refusal?: Refusal | undefined
}

/** What all services' options share. */
export type WireOptions = {
  /** In place of the library's own; for addresses that people gave. */
  fetch?: typeof fetch | undefined
  /** What to look at when it refuses a request; by default the variables of the environment. */
  settings?: string | undefined
}

/** One service's protocol by its own library: one request, no retries. What is done with its answers is the same for all. */
export type Wire = {
  name: string
  /** As people know it. */
  service: string
  /** What to look at when it refuses a request. */
  settings: string
  model: string
  call: (request: WireRequest) => Promise<WireAnswer>
  failureOf: (error: unknown) => WireFailure
}
