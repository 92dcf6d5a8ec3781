import type { PayloadRequest } from 'payload'
import type { Embedder } from './embedders/define-embedder'
import { localEmbedder } from './embedders/local'
import type { VectorStore } from './stores/define-store'
import { postgresStore } from './stores/postgres'

export type SopAdapters = {
  embedder: Embedder
  store: VectorStore
  /**
   * The embedder of another model, by its name: search goes on with the vectors it made until the chosen one has made its
   * own. Undefined where it is not to be had any more.
   */
  embedderOf: (model: string) => Embedder | undefined
  /** Stands in for a hosted embedder where texts have to stay on this server. */
  local: Embedder
  /** Organisations whose texts are sent to no service, whatever embedder is chosen. */
  keptHere: (req: PayloadRequest) => Promise<readonly number[] | 'everybody'>
}

let chosen: SopAdapters | undefined

/** What `sopsPlugin` was given; by default the built-in embedder and the project's own database. */
export const sopAdapters = (): SopAdapters => (chosen ??= complete({}))

/** Called by the plugin, once, before anything is read. */
export function chooseSopAdapters(adapters: Partial<SopAdapters>): void {
  chosen = complete(adapters)
}

function complete({
  local = localEmbedder(),
  embedder = local,
  store = postgresStore,
  keptHere = () => Promise.resolve([]),
  embedderOf,
}: Partial<SopAdapters>): SopAdapters {
  const made = new Map<string, Embedder | undefined>([local, embedder].map((one) => [one.model, one]))
  return {
    embedder,
    local,
    store,
    keptHere,
    embedderOf(model) {
      if (!made.has(model)) made.set(model, embedderOf?.(model))
      return made.get(model)
    },
  }
}
