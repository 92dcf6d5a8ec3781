import type { PayloadRequest } from 'payload'

export type StoredSentence = { segment: string; passage: number; sentence: number; text: string; vector: Float32Array }
/** A passage and its sentence that is closest, by its position in the passage. */
export type Similar = { version: number; passage: number; sentence: number; similarity: number }

/** Vectors of one model and one length: they have a column of their own, and are compared among themselves only. */
export type VectorSpace = { model: string; dimensions: number }

type Place = { req: PayloadRequest; organisation: number; space: VectorSpace }

/**
 * Where sentence vectors are kept and compared. Every call stays inside one organisation and one vector space; results
 * never cross them. Add one: write `stores/<name>.ts`; the contract suite tests it.
 *
 * @throws DomainError `sop.store-failed` where it cannot be reached or is not set up
 */
export type VectorStore = {
  name: string
  /** Whether it writes in the request's transaction. Others are written to before it, and keep what a rollback leaves. */
  transactional: boolean
  /** Makes room for the vectors of a space, before the first are added. It may be asked for again. */
  prepare(input: { req: PayloadRequest; space: VectorSpace }): Promise<void>
  /** Adds sentences of a version; those that stand at the same place are replaced. */
  add(input: Place & { version: number; sentences: StoredSentence[] }): Promise<void>
  /** Removes what is kept of a version in a space. */
  clear(input: Place & { version: number }): Promise<void>
  /**
   * The passages closest to a vector, each by its best sentence, closest first: exactly min(k, eligible) of them, whatever
   * else is stored. Similarity is the cosine.
   */
  closest(input: Place & { versions: number[]; vector: Float32Array; k: number }): Promise<Similar[]>
}

export const defineStore = (store: VectorStore): VectorStore => store

/** A vector as pgvector reads it. Seven decimals: more than a 32-bit number holds. */
export const literal = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Math.round(value * 1e7) / 1e7).join(',')}]`
