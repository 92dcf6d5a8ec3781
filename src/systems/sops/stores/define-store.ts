import type { PayloadRequest } from 'payload'

export type StoredSentence = { segment: string; passage: number; sentence: number; text: string; vector: Float32Array }
export type Similar = { version: number; passage: number; similarity: number }

/** Where sentence vectors are kept and compared. Every call stays inside one organisation; results never cross it. */
export type VectorStore = {
  name: string
  /** Adds sentences of a version, in the request's transaction. */
  add(input: {
    req: PayloadRequest
    organisation: number
    version: number
    model: string
    sentences: StoredSentence[]
  }): Promise<void>
  /** Removes what is kept of a version under a model. */
  clear(input: { req: PayloadRequest; organisation: number; version: number; model: string }): Promise<void>
  /**
   * The passages closest to a vector, each by its best sentence, closest first: exactly min(k, eligible) of them, whatever
   * else is stored. Similarity is the cosine.
   */
  closest(input: {
    req: PayloadRequest
    organisation: number
    versions: number[]
    model: string
    vector: Float32Array
    k: number
  }): Promise<Similar[]>
}

export const defineStore = (store: VectorStore): VectorStore => store
