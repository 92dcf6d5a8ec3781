import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { log } from '@/shared/log'
import { sopAdapters } from '../adapters'
import { spaceOf, speaks } from '../embedders/define-embedder'
import { isVectorTrouble } from '../embedders/failures'
import { embedderFor, mayEmbed } from '../embedders/who-embeds'
import { assertRole, maySearch, readableStates } from '../policies'
import type { VersionRow } from '../rows'
import { readSegmentsOf } from '../rows'
import { bestSegment } from '../search/best-segment'
import { indexedVersions, searchModelOf } from '../search/index-state'
import type { Passage } from '../search/passages'
import type { PreparedVersion } from '../search/prepared-versions'
import { preparedVersions } from '../search/prepared-versions'
import type { Ranked } from '../search/rank-passages'
import { holdsAny, rankOver } from '../search/rank-passages'
import type { Asked, Closeness, Why } from '../search/why'
import { askedOf, whyFound } from '../search/why'
import { detectLanguage } from '../structure/language'

export type FoundPassage = {
  rank: number
  score: number
  version: { id: number; sop: number; label: string; filename: string }
  /** The segment that fits best, and all segments of the passage. */
  segment: string
  segments: string[]
  text: string
  path: string[]
  page: number | null
  why: Why
}

/**
 * Whether passages were compared with the question by meaning: `compared`; `not-spoken` where the model does not know the
 * question's language; `unavailable` where the model or its vectors cannot be had at the moment. Words are searched always.
 */
export type MeaningSearched = 'compared' | 'not-spoken' | 'unavailable'

type Item = { version: VersionRow; language: string; passage: Passage }

/** `shared`: whether any passage searched has a word of the question. Where none has, the hits are only the nearest. */
export type Found = { hits: FoundPassage[]; meaning: MeaningSearched; shared: boolean }

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
}): Promise<Found> {
  const person = assertRole(req, maySearch, 'search SOPs')
  const eligible = await eligibleVersions(req, versions)
  const prepared = await preparedVersions(eligible, (ids) => readSegmentsOf(req, ids))
  const items = prepared.flatMap(({ version, prepared: { passages, language } }): Item[] =>
    passages.map((passage) => ({ version, language, passage })),
  )
  const { meaning, closest } = await byMeaning({ req, organisation: person.organisation, question, prepared, items })
  const parts = prepared.map(({ prepared: { index } }) => index)
  const rank = rankOver(parts)
  const asked = askedOf(question)
  const ranked = rank(question, new Map([...closest].map(([at, { similarity }]) => [at, similarity])))
  return {
    meaning,
    shared: holdsAny(parts, asked.terms),
    hits: ranked.slice(0, k).flatMap((hit, index) => {
      const item = items[hit.at]
      return item ? [hitOf({ item, question, asked, hit, closest: closest.get(hit.at), rank: index + 1 })] : []
    }),
  }
}

type Closest = Map<number, Closeness>

/** Position → closest sentence, by the vectors of the model that the organisation searches with. */
async function byMeaning({
  req,
  organisation,
  question,
  prepared,
  items,
}: {
  req: PayloadRequest
  organisation: number
  question: string
  prepared: { version: VersionRow; prepared: PreparedVersion }[]
  items: Item[]
}): Promise<{ meaning: MeaningSearched; closest: Closest }> {
  const { embedderOf, store } = sopAdapters()
  const searched = await searchModelOf(req, organisation)
  const former = searched && embedderOf(searched.model)
  // Without the former model's key, or where texts must not leave any more, there is only what the new one has done so far.
  const isUsable = former && (await mayEmbed(req, organisation, former))
  const embedder = isUsable ? former : await embedderFor(req, organisation)
  if (!speaks(embedder, detectLanguage(question))) return { meaning: 'not-spoken', closest: new Map() }
  const indexed = await indexedVersions(req, {
    organisation,
    model: embedder.model,
    store: store.name,
    versions: prepared.map(({ version }) => version.id),
  })
  const current = prepared.filter(({ version, prepared: { fingerprint } }) => indexed.get(version.id) === fingerprint)
  if (current.length === 0 && prepared.length > 0) return { meaning: 'unavailable', closest: new Map() }
  try {
    const [vector] = await embedder.embed([question], { purpose: 'question', signal: AbortSignal.timeout(PATIENCE) })
    if (!vector) return { meaning: 'unavailable', closest: new Map() }
    const similar = await store.closest({
      req,
      organisation,
      versions: current.map(({ version }) => version.id),
      space: spaceOf(embedder),
      vector,
      k: items.length,
    })
    const position = new Map(items.map(({ version, passage }, at) => [`${version.id}/${passage.number}`, at]))
    const closest: Closest = new Map()
    for (const { version, passage, similarity, sentence } of similar) {
      const at = position.get(`${version}/${passage}`)
      if (at !== undefined) closest.set(at, { similarity, sentence })
    }
    return { meaning: 'compared', closest }
  } catch (error) {
    const tookTooLong = error instanceof DOMException && error.name === 'TimeoutError'
    if (!tookTooLong && !isVectorTrouble(error)) throw error
    // The question stays out of the log: it is somebody's.
    log.warn(
      { organisation, model: embedder.model, code: tookTooLong ? 'timeout' : (error as DomainError).code },
      'a question was answered without meaning',
    )
    return { meaning: 'unavailable', closest: new Map() }
  }
}

/** How long a person who asks is kept waiting for the model, in milliseconds; then words alone answer. */
const PATIENCE = 10_000

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

function hitOf({
  item: { version, passage, language },
  question,
  asked,
  hit,
  closest,
  rank,
}: {
  item: Item
  question: string
  asked: Asked
  hit: Ranked
  closest: Closeness | undefined
  rank: number
}): FoundPassage {
  const best = bestSegment(passage, question)
  return {
    rank,
    score: Math.round(hit.score * 1e6) / 1e6,
    version: { id: version.id, sop: version.sop, label: version.label, filename: version.filename },
    segment: best?.key ?? '',
    segments: passage.segments.map((segment) => segment.key),
    text: passage.text,
    path: best && best.path.length > 0 ? best.path : passage.path,
    page: best?.page ?? passage.page ?? null,
    why: whyFound({ passage, language, asked, ranked: hit, closest }),
  }
}
