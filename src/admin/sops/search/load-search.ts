import type { PayloadRequest, Where } from 'payload'
import { find } from '@/shared/db'
import type { Segment } from '@/systems/sops/model'
import { readableStates } from '@/systems/sops/policies'
import { searchSegments, type FoundPassage } from '@/systems/sops/public'
import type { MeaningSearched } from '@/systems/sops/queries/search-segments'
import { markWords, stemsOf, type Stretch } from './matched-words'

export type SearchAsk = {
  question: string
  /** The one SOP to search in; all where it is null. */
  sop: number | null
  /** Also versions that a newer one has taken the place of. */
  older: boolean
  limit: number
}

export type ShownSegment = Pick<Segment, 'key' | 'kind' | 'marker'> & { best: boolean; pieces: Stretch[] }

export type ShownHit = {
  rank: number
  version: number
  title: string
  label: string
  /** A newer version of this SOP was read too. */
  older: boolean
  path: string[]
  page: number | null
  segment: string
  segments: ShownSegment[]
  why: FoundPassage['why']
}

export type SearchAnswer = {
  /** What can be searched: SOPs of which a version was read. */
  sops: { id: number; title: string }[]
  /** Null where nothing was asked. */
  hits: ShownHit[] | null
  /** Passages to show beyond these, if asked for more. */
  more: boolean
  /** Whether meaning was compared, or words alone; null where nothing was asked. */
  meaning: MeaningSearched | null
  /** Whether any passage searched has a word of the question; null where nothing was asked. */
  shared: boolean | null
}

const most = 50

/** What the search page shows. @throws auth.forbidden (403), and what searching throws */
export async function loadSearch({ req, ask }: { req: PayloadRequest; ask: SearchAsk }): Promise<SearchAnswer> {
  const versions = await readVersions(req)
  const newest = new Map(versions.map(({ id, sop }) => [sop.id, id]))
  const sops = [...new Map(versions.map(({ sop }) => [sop.id, sop])).values()]
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title))
  const eligible = versions.filter(
    ({ id, sop }) => (ask.sop === null || sop.id === ask.sop) && (ask.older || newest.get(sop.id) === id),
  )
  if (ask.question === '' || eligible.length === 0)
    return { sops, hits: ask.question === '' ? null : [], more: false, meaning: null, shared: null }
  const found = await searchSegments({
    req,
    question: ask.question,
    versions: eligible.map(({ id }) => id),
    k: Math.min(ask.limit + 1, most),
  })
  // The last ones of a small collection are ranked though they have nothing in common with the question.
  const hits = found.hits.filter(({ score }) => score > 0)
  const segments = await segmentsOf(req, hits.slice(0, ask.limit))
  const stems = stemsOf(ask.question)
  return {
    sops,
    hits: hits.slice(0, ask.limit).flatMap((hit) => {
      const version = eligible.find(({ id }) => id === hit.version.id)
      if (!version) return []
      const own = segments.get(hit.version.id) ?? []
      const shown = own
        .filter(({ key, kind }) => hit.segments.includes(key) && kind !== 'heading')
        .map(({ key, kind, marker, text }) => ({
          key,
          kind,
          ...(marker === undefined ? {} : { marker }),
          best: key === hit.segment,
          pieces: markWords(text, stems),
        }))
      return [
        {
          rank: hit.rank,
          version: hit.version.id,
          title: version.sop.title,
          label: version.label,
          older: newest.get(version.sop.id) !== version.id,
          path: hit.path,
          page: hit.page,
          segment: hit.segment,
          segments: shown,
          why: hit.why,
        },
      ]
    }),
    more: hits.length > ask.limit,
    meaning: found.meaning,
    shared: found.shared,
  }
}

type Version = { id: number; label: string; sop: { id: number; title: string } }

/** Versions that can be searched, oldest first. */
async function readVersions(req: PayloadRequest): Promise<Version[]> {
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { state: { in: [...readableStates] } },
    sort: 'id',
    depth: 1,
    select: { sop: true, label: true },
  })
  return (docs as unknown as (Omit<Version, 'sop'> & { sop: Version['sop'] | number })[]).flatMap(
    ({ id, label, sop }) => (typeof sop === 'object' ? [{ id, label, sop: { id: sop.id, title: sop.title } }] : []),
  )
}

type Row = Pick<Segment, 'key' | 'kind' | 'text'> & {
  version: number | { id: number }
  data: Partial<Segment> | null
}

async function segmentsOf(
  req: PayloadRequest,
  hits: readonly FoundPassage[],
): Promise<Map<number, Pick<Segment, 'key' | 'kind' | 'text' | 'marker'>[]>> {
  if (hits.length === 0) return new Map()
  const { docs } = await find({
    req,
    collection: 'sop-segments',
    where: {
      or: hits.map(({ version, segments }): Where => ({
        and: [{ version: { equals: version.id } }, { key: { in: segments } }],
      })),
    },
    sort: 'order',
    select: { version: true, key: true, kind: true, text: true, data: true },
  })
  const byVersion = new Map<number, Pick<Segment, 'key' | 'kind' | 'text' | 'marker'>[]>()
  for (const { version, key, kind, text, data } of docs as unknown as Row[]) {
    const id = typeof version === 'object' ? version.id : version
    const own = byVersion.get(id) ?? []
    own.push({ key, kind, text, ...(data?.marker === undefined ? {} : { marker: data.marker }) })
    byVersion.set(id, own)
  }
  return byVersion
}
