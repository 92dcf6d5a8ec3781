import type { Embedder } from './define-embedder'
import { defineEmbedder } from './define-embedder'
import { embedderFailed, embedderMissing, wrongAnswer } from './failures'

type Tensor = { tolist(): number[][] }
type Extractor = ((texts: string[], options: { pooling: 'mean'; normalize: true }) => Promise<Tensor>) & {
  dispose?(): Promise<unknown>
}
/** What is used of the library. */
export type Transformers = {
  pipeline(task: 'feature-extraction', model: string, options: { dtype: string }): Promise<unknown>
}

export type TransformersEmbedderOptions = {
  /** As on the Hugging Face hub: `Xenova/multilingual-e5-small`. */
  model: string
  dimensions: number
  languages?: readonly string[] | 'all'
  /** Where the library comes from; the installed one by default. */
  library?: () => Promise<Transformers>
}

const AT_ONCE = 16
const PACKAGE = '@huggingface/transformers'

/**
 * A model run in this process by transformers.js. The library is no dependency: whoever chooses it installs it, and lets it
 * download the model's weights the first time.
 */
export function transformersEmbedder({
  model,
  dimensions,
  languages = 'all',
  library = installed,
}: TransformersEmbedderOptions): Embedder {
  let loading: Promise<Extractor> | undefined
  // The E5 family was trained with these in front of every text.
  const prefixes = /\be5\b/i.test(model) ? { question: 'query: ', passage: 'passage: ' } : { question: '', passage: '' }
  const load = async (): Promise<Extractor> => {
    const { pipeline } = await library()
    try {
      return (await pipeline('feature-extraction', model, { dtype: 'q8' })) as Extractor
    } catch (error) {
      throw embedderFailed({
        message: `The language model ${model} could not be loaded. It is downloaded once from the Hugging Face hub: see whether this server may reach it, and whether the model has ONNX weights.`,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }
  return defineEmbedder({
    model: `transformers/${model}@${dimensions}`,
    dimensions,
    languages,
    hosted: false,
    async embed(texts, { purpose = 'passage', signal, onProgress } = {}) {
      signal?.throwIfAborted()
      loading ??= load()
      const extract = await loading.catch((error: unknown) => {
        loading = undefined
        throw error
      })
      const vectors: Float32Array[] = []
      for (let at = 0; at < texts.length; at += AT_ONCE) {
        signal?.throwIfAborted()
        const some = texts.slice(at, at + AT_ONCE).map((text) => `${prefixes[purpose]}${text || ' '}`)
        const rows = (await extract(some, { pooling: 'mean', normalize: true })).tolist()
        for (const row of rows) {
          if (row.length !== dimensions) {
            throw wrongAnswer(
              `The language model ${model} gives vectors of ${row.length} numbers, not ${dimensions}. Whoever runs this server should set EMBEDDING_DIMENSIONS=${row.length}.`,
            )
          }
          vectors.push(Float32Array.from(row))
        }
        onProgress?.(vectors.length, texts.length)
      }
      return vectors
    },
    async close() {
      const held = loading
      loading = undefined
      await (await held)?.dispose?.()
    },
  })
}

async function installed(): Promise<Transformers> {
  try {
    // By a variable, so that neither bundlers nor the compiler look for what most people do not install.
    const name = PACKAGE
    return (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name)) as Transformers
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error
    throw embedderMissing(
      `EMBEDDER=transformers needs the package ${PACKAGE}, which is not installed. Install it beside Coursewright (npm install ${PACKAGE}), or choose another embedder.`,
    )
  }
}
