import { setTimeout as wait } from 'node:timers/promises'
import type { EmbedOptions, Embedder } from './define-embedder'
import { defineEmbedder } from './define-embedder'
import { embedderFailed, embedderRefused, wrongAnswer } from './failures'

/** Texts in one request. Services take 100 (Google) to 2,048 (OpenAI). */
const AT_ONCE = 96
/** Letters of one text that are sent: the models read about 2,000 to 8,000 tokens, and refuse more instead of cutting. */
const LONGEST = 6000
const TRIES = 4
const LONGEST_WAIT_SECONDS = 20

/** What a failed call says, however its library throws it. */
export type CallFailure = { status?: number | undefined; retryAfterSeconds?: number | undefined }

export type HostedOptions = {
  /** As people know it: `OpenAI`. */
  service: string
  /** The environment variables to look at when it refuses. */
  settings: string
  model: string
  dimensions: number
  languages?: readonly string[] | 'all'
  /** One call of the service's library, without retries of its own. Vectors in the order of the texts. */
  call(
    texts: string[],
    options: Required<Pick<EmbedOptions, 'purpose'>> & { signal?: AbortSignal },
  ): Promise<number[][]>
  failureOf(error: unknown): CallFailure
  /** Seconds before the second try; twice as long before each further one. */
  firstWaitSeconds?: number
}

/**
 * What all services over the network share: requests of bounded size, bounded retries that honour what the service asks for,
 * vectors that are checked and brought to unit length, and errors that tell who can do what. Texts and keys are in none.
 */
export function hostedEmbedder(options: HostedOptions): Embedder {
  const { model, dimensions, languages = 'all' } = options
  return defineEmbedder({
    model,
    dimensions,
    languages,
    hosted: true,
    async embed(texts, { purpose = 'passage', signal, onProgress } = {}) {
      const vectors: Float32Array[] = []
      for (let at = 0; at < texts.length; at += AT_ONCE) {
        signal?.throwIfAborted()
        const some = texts.slice(at, at + AT_ONCE).map((text) => text.trim().slice(0, LONGEST) || '-')
        const answer = await persistently(options, some, { purpose, ...(signal ? { signal } : {}) })
        vectors.push(...checked(answer, { ...options, expected: some.length }))
        onProgress?.(vectors.length, texts.length)
      }
      return vectors
    },
    close: () => Promise.resolve(),
  })
}

async function persistently(
  { call, failureOf, service, settings, firstWaitSeconds = 1 }: HostedOptions,
  texts: string[],
  asked: { purpose: 'question' | 'passage'; signal?: AbortSignal },
): Promise<number[][]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(texts, asked)
    } catch (error) {
      asked.signal?.throwIfAborted()
      const failure = failureOf(error)
      if (!isWorthAnotherTry(failure.status)) throw refusal({ service, settings, status: failure.status })
      const seconds = failure.retryAfterSeconds ?? firstWaitSeconds * 2 ** (attempt - 1)
      if (attempt >= TRIES || seconds > LONGEST_WAIT_SECONDS) throw outage({ service, failure })
      await wait(seconds * 1000, undefined, asked.signal ? { signal: asked.signal } : {}).catch(() =>
        asked.signal?.throwIfAborted(),
      )
    }
  }
}

/** Without a status nothing was answered: no connection, or no answer in time. */
const isWorthAnotherTry = (status: number | undefined): boolean =>
  status === undefined || status >= 500 || [408, 409, 425, 429].includes(status)

function refusal({ service, settings, status }: { service: string; settings: string; status: number | undefined }) {
  const cause =
    status === 401 || status === 403
      ? 'refused the key'
      : status === 404
        ? 'does not know the model, or is not at this address'
        : 'refused the request'
  return embedderRefused(
    `${service} ${cause}, so passages cannot be compared by meaning. Whoever runs this server should check ${settings}.`,
    `status ${status}`,
  )
}

function outage({ service, failure }: { service: string; failure: CallFailure }) {
  const busy = failure.status === 429
  return embedderFailed({
    message: busy
      ? `${service} takes no more requests for now (its limit is reached). It is tried again later.`
      : `${service} does not answer at the moment. It is tried again later.`,
    reason: failure.status === undefined ? 'no answer' : `status ${failure.status}`,
    retryAfterSeconds: failure.retryAfterSeconds,
  })
}

/** A server that ignores what it is asked for can answer with vectors of another model: they would be compared for nothing. */
function checked(
  answer: number[][],
  { service, dimensions, expected }: HostedOptions & { expected: number },
): Float32Array[] {
  if (answer.length !== expected)
    throw wrongAnswer(`${service} was asked about ${expected} texts and answered about ${answer.length}.`)
  return answer.map((numbers) => {
    if (!Array.isArray(numbers) || numbers.length !== dimensions) {
      throw wrongAnswer(
        `${service} was asked for vectors of ${dimensions} numbers and gave ${Array.isArray(numbers) ? numbers.length : 'something else'}. ` +
          'Whoever runs this server should check EMBEDDING_MODEL and EMBEDDING_DIMENSIONS.',
      )
    }
    const length = Math.hypot(...numbers)
    if (!Number.isFinite(length) || length === 0) throw wrongAnswer(`${service} gave a vector that holds no numbers.`)
    return Float32Array.from(numbers, (value) => value / length)
  })
}
