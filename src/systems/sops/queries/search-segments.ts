import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { sopAdapters } from '../adapters'
import { speaks } from '../embedders/define-embedder'
import { assertRole, maySearch, readableStates } from '../policies'
import type { VersionRow } from '../rows'
import { readSegments } from '../rows'
import { bestSegment } from '../search/best-segment'
import type { Passage } from '../search/passages'
import { passagesOf } from '../search/passages'
import type { Ranker } from '../search/rank-passages'
import { rankPassages } from '../search/rank-passages'
import { detectLanguage } from '../structure/language'

export type FoundPassage = {
  rank: number
  score: number
  version: { id: number; sop: number; label: string; filename: string }
  segment: string
  segments: string[]
  text: string
  path: string[]
  page: number | null
}

/**
 * The passages that answer a question, in the versions a person may see: min(k, eligible) of them, best first.
 * `versions` narrows it; one that is not there, or belongs to another organisation, is a 404 and not a shorter answer.
 */
export async function searchSegments({
  req,
  question,
  versions,
  k = 10,
}: {
  req: PayloadRequest
  question: string
  versions?: number[]
  k?: number
}): Promise<{ hits: FoundPassage[] }> {
  const person = assertRole(req, maySearch, 'search SOPs')
  const eligible = await eligibleVersions(req, versions)
  const corpus = await corpusOf(req, eligible)
  const { embedder, store } = sopAdapters()
  let similarity: Map<number, number> | undefined
  if (speaks(embedder, detectLanguage(question))) {
    const [vector] = await embedder.embed([question])
    const ids = eligible.map((version) => version.id)
    const closest = vector
      ? await store.closest({
          req,
          organisation: person.organisation,
          versions: ids,
          model: embedder.model,
          vector,
          k: corpus.items.length,
        })
      : []
    similarity = new Map(
      closest.flatMap(({ version, passage, similarity: cosine }) => {
        const at = corpus.position.get(`${version}/${passage}`)
        return at === undefined ? [] : [[at, cosine] as const]
      }),
    )
  }
  const ranked = corpus.rank(question, similarity).slice(0, k)
  return {
    hits: ranked.flatMap(({ at, score }, index) => hitOf(corpus.items[at], { question, score, rank: index + 1 })),
  }
}

async function eligibleVersions(req: PayloadRequest, wanted: number[] | undefined): Promise<VersionRow[]> {
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { state: { in: [...readableStates] }, ...(wanted ? { id: { in: wanted } } : {}) },
    sort: 'id',
    select: { sop: true, label: true, filename: true, language: true, state: true, updatedAt: true },
  })
  const found = docs as unknown as VersionRow[]
  const missing = wanted?.find((id) => !found.some((version) => version.id === id))
  if (missing !== undefined) {
    throw new DomainError({
      code: 'sop-versions.not-found',
      status: 404,
      message: `There is no SOP version ${missing} that you may search.`,
    })
  }
  return found
}

type Item = { version: VersionRow; language: string; passage: Passage }
type Corpus = { items: Item[]; position: Map<string, number>; rank: Ranker }

/** Parsed versions never change, so what was prepared for a set of them serves the next question too. */
const prepared = new Map<string, Corpus>()
const PREPARED_SETS = 8

async function corpusOf(req: PayloadRequest, versions: VersionRow[]): Promise<Corpus> {
  const key = versions.map(({ id, updatedAt }) => `${id}@${updatedAt}`).join(' ')
  const known = prepared.get(key)
  prepared.delete(key)
  const corpus = known ?? (await prepare(req, versions))
  prepared.set(key, corpus)
  const [oldest] = prepared.keys()
  if (prepared.size > PREPARED_SETS && oldest !== undefined) prepared.delete(oldest)
  return corpus
}

async function prepare(req: PayloadRequest, versions: VersionRow[]): Promise<Corpus> {
  const items: Item[] = []
  for (const version of versions) {
    const segments = await readSegments(req, version.id)
    const language = version.language ?? 'en'
    items.push(...passagesOf({ segments, language }).map((passage) => ({ version, language, passage })))
  }
  return {
    items,
    position: new Map(items.map(({ version, passage }, at) => [`${version.id}/${passage.number}`, at])),
    rank: rankPassages(items),
  }
}

function hitOf(
  item: Item | undefined,
  { question, score, rank }: { question: string; score: number; rank: number },
): FoundPassage[] {
  if (!item) return []
  const { version, passage } = item
  const best = bestSegment(passage, question)
  return [
    {
      rank,
      score: Math.round(score * 1e6) / 1e6,
      version: { id: version.id, sop: version.sop, label: version.label, filename: version.filename },
      segment: best?.key ?? '',
      segments: passage.segments.map((segment) => segment.key),
      text: passage.text,
      path: best && best.path.length > 0 ? best.path : passage.path,
      page: best?.page ?? passage.page ?? null,
    },
  ]
}
