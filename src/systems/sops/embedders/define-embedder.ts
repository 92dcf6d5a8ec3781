import type { VectorSpace } from '../stores/define-store'

export type EmbedOptions = {
  /** Some models put questions and passages into the space differently. A passage by default. */
  purpose?: 'question' | 'passage'
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

/** Turns sentences into vectors. Add one: write `embedders/<name>.ts`; the contract suite tests it. */
export type Embedder = {
  /** Names the model, and the length of its vectors where it has several: vectors of two models are never compared. */
  model: string
  dimensions: number
  /** Languages (BCP 47 primary subtags) it was trained for, or all; others are searched by their words only. */
  languages: readonly string[] | 'all'
  /** Texts leave this server for a service. */
  hosted: boolean
  /**
   * Unit vectors in the order of the texts.
   *
   * @throws DomainError `sop.embedder-failed` (it may work later), `sop.embedder-refused`, `sop.embedder-wrong-answer`,
   * `sop.embedder-missing` (somebody has to change something first); the signal's reason when aborted
   */
  embed(texts: string[], options?: EmbedOptions): Promise<Float32Array[]>
  /** Frees what it holds (processes, memory). It may be used again afterwards. */
  close(): Promise<void>
}

export const defineEmbedder = (embedder: Embedder): Embedder => embedder

export const speaks = ({ languages }: Embedder, language: string): boolean =>
  languages === 'all' || languages.includes(language.slice(0, 2).toLowerCase())

export const spaceOf = ({ model, dimensions }: Embedder): VectorSpace => ({ model, dimensions })
