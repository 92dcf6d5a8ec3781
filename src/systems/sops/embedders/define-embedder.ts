/** Turns sentences into vectors. Add one: write `embedders/<name>.ts`; the contract suite tests it. */
export type Embedder = {
  /** Names the model in stored vectors: vectors of two models are never compared. */
  model: string
  dimensions: number
  /** Languages (BCP 47 primary subtags) it was trained for; others are searched by their words only. */
  languages: readonly string[]
  /** Unit vectors in the order of the texts. @throws DomainError `sop.embedder-failed`; the signal's reason when aborted */
  embed(
    texts: string[],
    options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  ): Promise<Float32Array[]>
  /** Frees what it holds (processes, memory). It may be used again afterwards. */
  close(): Promise<void>
}

export const defineEmbedder = (embedder: Embedder): Embedder => embedder

export const speaks = (embedder: Embedder, language: string): boolean =>
  embedder.languages.includes(language.slice(0, 2).toLowerCase())
