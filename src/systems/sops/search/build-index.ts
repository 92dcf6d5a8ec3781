import { speaks } from '../embedders/define-embedder'
import type { Embedder } from '../embedders/define-embedder'
import type { ParsedDocument } from '../model'
import { detectLanguage } from '../structure/language'
import { bestSegment } from './best-segment'
import type { Passage } from './passages'
import { passagesOf } from './passages'
import type { Ranked } from './rank-passages'
import { rankPassages } from './rank-passages'
import { embeddingInputs } from './sentence-context'
import type { Asked, Closeness, Why } from './why'
import { askedOf, whyFound } from './why'

export type IndexedDocument = { file: string; document: ParsedDocument }

export type SearchHit = {
  /** From 1. */
  rank: number
  /** Key of the segment that fits best; the passage's other segments follow in `segments`. */
  segment: string
  segments: string[]
  text: string
  path: string[]
  page?: number
  /** Weighted sum of what each way of searching gives: comparable within one answer only. */
  score: number
  why: Why
  file: string
}

export type SearchIndex = {
  passages: number
  sentences: number
  /** At most `k` hits (10), fewer only where there are fewer passages. */
  search(question: string, options?: { k?: number; signal?: AbortSignal }): Promise<SearchHit[]>
}

type Indexed = { file: string; language: string; passage: Passage; vectors: Float32Array[] }

/**
 * An index in memory over parsed documents. Without an embedder, or in a language it does not speak, the ranking goes by
 * words and character runs alone.
 */
export async function buildIndex({
  documents,
  embedder,
  signal,
  onProgress,
}: {
  documents: IndexedDocument[]
  embedder?: Embedder
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}): Promise<SearchIndex> {
  const indexed = documents.flatMap(({ file, document }): Indexed[] =>
    passagesOf(document).map((passage) => ({ file, language: document.language, passage, vectors: [] })),
  )
  if (embedder)
    await embedAll(indexed, embedder, { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) })
  const rank = rankPassages(indexed)
  return {
    passages: indexed.length,
    sentences: indexed.reduce((sum, { passage }) => sum + passage.sentences.length, 0),
    async search(question, { k = 10, signal: asked } = {}) {
      const speaksIt = embedder && speaks(embedder, detectLanguage(question))
      const [vector] = speaksIt ? await embedder.embed([question], asked ? { signal: asked } : {}) : []
      const closest = vector ? closestSentences(indexed, vector) : new Map<number, Closeness>()
      const ranked = rank(question, new Map([...closest].map(([at, { similarity }]) => [at, similarity])))
      const asks = askedOf(question)
      return ranked.slice(0, k).flatMap((hit, index) => {
        const found = indexed[hit.at]
        return found ? [hitOf({ found, question, asks, hit, closest: closest.get(hit.at), rank: index + 1 })] : []
      })
    },
  }
}

async function embedAll(
  indexed: Indexed[],
  embedder: Embedder,
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
): Promise<void> {
  const spoken = indexed.filter(({ language }) => speaks(embedder, language))
  const vectors = await embedder.embed(
    spoken.flatMap(({ passage }) => embeddingInputs(passage)),
    options,
  )
  let at = 0
  for (const item of spoken) {
    item.vectors = vectors.slice(at, at + item.passage.sentences.length)
    at += item.passage.sentences.length
  }
}

/** Position → the passage's sentence closest to the question. Vectors have unit length. */
function closestSentences(indexed: Indexed[], question: Float32Array): Map<number, Closeness> {
  const found = new Map<number, Closeness>()
  indexed.forEach(({ vectors }, at) => {
    vectors.forEach((vector, sentence) => {
      const similarity = dot(vector, question)
      if (similarity > (found.get(at)?.similarity ?? -Infinity)) found.set(at, { similarity, sentence })
    })
  })
  return found
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

function hitOf({
  found,
  question,
  asks,
  hit,
  closest,
  rank,
}: {
  found: Indexed
  question: string
  asks: Asked
  hit: Ranked
  closest: Closeness | undefined
  rank: number
}): SearchHit {
  const { passage, file, language } = found
  const best = bestSegment(passage, question)
  const page = best?.page ?? passage.page
  return {
    rank,
    segment: best?.key ?? '',
    segments: passage.segments.map((segment) => segment.key),
    text: passage.text,
    path: best && best.path.length > 0 ? best.path : passage.path,
    ...(page === undefined ? {} : { page }),
    score: Math.round(hit.score * 1e6) / 1e6,
    why: whyFound({ passage, language, asked: asks, ranked: hit, closest }),
    file,
  }
}
