import type { Embedder } from './embedders/define-embedder'
import { localEmbedder } from './embedders/local'
import type { VectorStore } from './stores/define-store'
import { postgresStore } from './stores/postgres'

export type SopAdapters = { embedder: Embedder; store: VectorStore }

let chosen: SopAdapters | undefined

/** The embedder and the store that `sopsPlugin` was given; by default the built-in ones. */
export const sopAdapters = (): SopAdapters => (chosen ??= { embedder: localEmbedder(), store: postgresStore })

/** Called by the plugin, once, before anything is read. */
export function chooseSopAdapters(adapters: Partial<SopAdapters>): void {
  chosen = { embedder: adapters.embedder ?? localEmbedder(), store: adapters.store ?? postgresStore }
}
