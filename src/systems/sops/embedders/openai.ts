import type OpenAI from 'openai'
import type { Embedder } from './define-embedder'
import type { CallFailure } from './hosted'
import { hostedEmbedder } from './hosted'

export type OpenAiEmbedderOptions = {
  /** Servers of one's own often want none. */
  apiKey?: string | undefined
  model: string
  dimensions: number
  /** Sends `dimensions` along, for models that can shorten their vectors; others refuse the field. */
  shorten?: boolean
  /** Any server that speaks this protocol (Ollama, vLLM, LM Studio, LiteLLM …), with its `/v1`. OpenAI's own by default. */
  baseURL?: string | undefined
  /** For one try, in milliseconds. */
  timeout?: number
  firstWaitSeconds?: number
}

/** OpenAI's embeddings, and those of every server that speaks its protocol. */
export function openAiEmbedder({
  apiKey,
  model,
  dimensions,
  shorten = false,
  baseURL,
  timeout = 30_000,
  ...pace
}: OpenAiEmbedderOptions): Embedder {
  let client: Promise<OpenAI> | undefined
  const connect = async () => {
    const { default: Client } = await import('openai')
    return new Client({
      // Not left out: the library would take the key of another service from the environment.
      apiKey: apiKey ?? 'none',
      baseURL: baseURL ?? 'https://api.openai.com/v1',
      timeout,
      maxRetries: 0,
      // Its own log would print requests, which are the customer's text.
      logLevel: 'off',
    })
  }
  return hostedEmbedder({
    service: baseURL ? 'The embedding server' : 'OpenAI',
    settings: baseURL
      ? 'EMBEDDING_BASE_URL, EMBEDDING_API_KEY and EMBEDDING_MODEL'
      : 'OPENAI_API_KEY and EMBEDDING_MODEL',
    model: `${baseURL ? 'compatible' : 'openai'}/${model}@${dimensions}`,
    dimensions,
    async call(texts, { signal }) {
      client ??= connect()
      const { data } = await (
        await client
      ).embeddings.create(
        // Without `float` the library asks for base64, and servers that ignore it give vectors of a wrong length.
        { model, input: texts, encoding_format: 'float', ...(shorten ? { dimensions } : {}) },
        signal ? { signal } : {},
      )
      return data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => embedding)
    },
    failureOf,
    ...pace,
  })
}

function failureOf(error: unknown): CallFailure {
  const { status, headers } = error as { status?: number; headers?: Headers }
  const seconds = Number(headers?.get('retry-after'))
  return { status, retryAfterSeconds: seconds > 0 ? seconds : undefined }
}
