import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { verifyClaim } from '@/shared/verify'
import { hasRole, personOf } from '@/systems/identity/public'
import type { SourceDocument } from '@/systems/sops/model'
import { keepFacts } from '../commands/keep-facts'
import { reworded } from '../knowledge/apply-decisions'
import type { FactState, FactWords } from '../knowledge/model'
import type { FactRow } from '../knowledge/rows'
import type { Fact, FactKind } from '../model'
import { claimsOf } from '../pipeline/claims'
import { mayEditFacts } from '../policies'
import { factsInCase } from '../reading/cases'
import { hasMeasure } from '../providers/builtin/facts/segment-facts'

export type FactPassage = {
  segment: string
  /** The whole passage, and the part of it the fact rests on. */
  text: string
  start: number
  end: number
  marker: string | null
  page: number | null
}

export type FactView = {
  id: number
  state: FactState
  kind: FactKind
  text: string
  words: Omit<FactWords, 'kind' | 'text'>
  header: string[]
  /** It names a number with a unit: a limit, whatever its kind. */
  measured: boolean
  /** It holds in some case only, or is one of a choice, whatever its kind. */
  inCase: boolean
  /** As it was read, where a person changed it. */
  asRead: string | null
  path: string[]
  passages: FactPassage[]
  /** What its passage does not bear out, in words for people. Of what people wrote. */
  remarks: string[]
  gone: boolean
  revision: number
  changedBy: string | null
  changedAt: string | null
}

export type FactsView = {
  version: { id: number; label: string; title: string; filename: string }
  facts: FactView[]
  /** Passages no fact rests on, headings and pictures apart. */
  unread: { segment: string; text: string; path: string[]; page: number | null; reason: string | null }[]
  mayEdit: boolean
}

/**
 * The facts of a version beside their passages. @throws sop-versions.not-found (404), sop.not-parsed (409)
 */
export async function listFacts({ req, version: id }: { req: PayloadRequest; version: number }): Promise<FactsView> {
  const version = await findByID({
    req,
    collection: 'sop-versions',
    id,
    depth: 1,
    select: { label: true, filename: true, sop: true },
  })
  const { source, found, rows } = await keepFacts({ req, version: id })
  const segments = new Map(source.document.segments.map((segment) => [segment.key, segment]))
  const said = new Map(rows.map((row) => [row, asItIs(row, source)]))
  const inCase = factsInCase([...said.values()], source.document.language)
  const facts = [...said].map(([row, fact]): FactView => {
    const passages = row.spans.flatMap((span): FactPassage[] => {
      const segment = segments.get(span.segment)
      return segment
        ? [{ ...span, text: segment.text, marker: segment.marker ?? null, page: segment.page ?? null }]
        : []
    })
    const byPerson = row.state === 'edited' || row.state === 'added'
    const { kind, text } = fact
    return {
      id: row.id,
      state: row.state,
      kind,
      text,
      words: pick(fact),
      header: fact.header ?? [],
      measured: kind === 'limit' || hasMeasure(text, source.document.language),
      inCase: inCase.has(fact.id),
      asRead: row.state === 'edited' ? (row.fact?.text ?? null) : null,
      path: segments.get(row.spans.at(-1)?.segment ?? '')?.path ?? [],
      passages,
      remarks: byPerson && !row.gone ? remarksOn(fact, source) : [],
      gone: row.gone,
      revision: row.revision,
      changedBy: row.changedBy?.name ?? null,
      changedAt: row.changedAt,
    }
  })
  const rested = new Set(rows.filter(({ gone }) => !gone).flatMap(({ spans }) => spans.map(({ segment }) => segment)))
  const reasons = new Map(found.leftOut.map(({ segment, reason }) => [segment, reason]))
  const { sop, label, filename } = version as unknown as { sop: { title: string }; label: string; filename: string }
  return {
    version: { id, label, title: sop.title, filename },
    facts,
    unread: source.document.segments
      .filter(({ key, kind }) => !rested.has(key) && kind !== 'heading' && kind !== 'figure')
      .map(({ key, text, path, page }) => ({
        segment: key,
        text,
        path,
        page: page ?? null,
        reason: reasons.get(key) ?? null,
      })),
    mayEdit: hasRole(personOf(req), ...mayEditFacts),
  }
}

/** The fact that generation gets. */
function asItIs(row: FactRow, source: SourceDocument): Fact {
  const base: Fact = row.fact ?? {
    id: `added-${String(row.id)}`,
    kind: row.kind,
    source: source.id,
    section: '',
    text: row.text,
    spans: row.spans,
    order: row.order,
  }
  return row.words ? reworded(base, row.words) : base
}

function pick({ severity, term, meaning, cells }: Fact): FactView['words'] {
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(term === undefined ? {} : { term }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(cells === undefined ? {} : { cells }),
  }
}

function remarksOn(fact: Fact, source: SourceDocument): string[] {
  const claim = claimsOf([fact], [source])[fact.id]
  if (!claim) return []
  return verifyClaim({ claim, sources: new Map([[source.id, source]]) }).problems.map(({ message }) => message)
}
