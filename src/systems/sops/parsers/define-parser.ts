import type { MediaType } from '../model'
import type { Reading } from './blocks'

/** Told while a file is read that takes long, such as scanned pages. */
export type ReadingProgress = (progress: { done: number; total: number; label: string }) => void

/** A format the product can read. Add one: write `parsers/<name>.ts`, list it in `parsers/index.ts`. */
export type SopParser = {
  name: string
  mediaType: MediaType
  /** File endings without the dot, lower case. */
  extensions: readonly string[]
  /** @throws DomainError with a code and a sentence for the person who uploaded the file. */
  read(input: { bytes: Uint8Array; filename: string; onProgress?: ReadingProgress }): Promise<Reading>
}

export const defineParser = (parser: SopParser): SopParser => parser
