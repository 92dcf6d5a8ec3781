import type { GoogleGenAI } from '@google/genai'
import type { Embedder } from './define-embedder'
import type { CallFailure } from './hosted'
import { hostedEmbedder } from './hosted'

export type GoogleEmbedderOptions = {
  apiKey: string
  model: string
  dimensions: number
  /** Another address of the same protocol; Google's own by default. */
  baseURL?: string | undefined
  timeout?: number
  firstWaitSeconds?: number
}

/** Google's embeddings (Gemini API). Questions and passages are told apart, as its models were trained. */
export function googleEmbedder({
  apiKey,
  model,
  dimensions,
  baseURL,
  timeout = 30_000,
  ...pace
}: GoogleEmbedderOptions): Embedder {
  let client: Promise<GoogleGenAI> | undefined
  const connect = async () => {
    const { GoogleGenAI: Client } = await import('@google/genai')
    return new Client({ apiKey, vertexai: false, httpOptions: { timeout, ...(baseURL ? { baseUrl: baseURL } : {}) } })
  }
  return hostedEmbedder({
    service: 'Google',
    settings: 'GOOGLE_API_KEY and EMBEDDING_MODEL',
    model: `google/${model}@${dimensions}`,
    dimensions,
    async call(texts, { purpose, signal }) {
      client ??= connect()
      const { embeddings = [] } = await (
        await client
      ).models.embedContent({
        model,
        contents: texts,
        config: {
          taskType: purpose === 'question' ? 'RETRIEVAL_QUERY' : 'RETRIEVAL_DOCUMENT',
          outputDimensionality: dimensions,
          ...(signal ? { abortSignal: signal } : {}),
        },
      })
      return embeddings.map(({ values }) => values ?? [])
    },
    failureOf,
    ...pace,
  })
}

/** The library's error has the answer as its text; a limit says in it how long to wait: `"retryDelay": "34s"`. */
function failureOf(error: unknown): CallFailure {
  const { status, message = '' } = error as { status?: number; message?: string }
  const [, seconds] = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(message) ?? []
  return { status, retryAfterSeconds: seconds === undefined ? undefined : Number(seconds) }
}
