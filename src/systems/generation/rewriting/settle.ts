import { bare } from '@/shared/language'
import type { Block, Claim } from '@/shared/manifest/schema'
import { claimsOfBlock, exercisesOf } from '@/shared/manifest/walk'
import { stripInline, verifyClaim, verifyExercise, type Sources } from '@/shared/verify'
import { isByHand, type ClaimRecord } from '@/systems/courses/public'
import type { SourceDocument } from '@/systems/sops/model'
import { claimsOf } from '../pipeline/claims'
import { cannotRewrite } from './cannot'
import { keepByHand } from './keep-by-hand'
import { keepFigures } from './keep-figures'
import { mapClaims, wordsOfBlock } from './map-claims'
import type { Before, Proposal, ProposedClaim, RewriteAsk, Rewriting } from './model'

/**
 * What a provider made as a proposal: claims that the course has already keep their names, and with them what was decided
 * about them; each new one has the verifier's word; questions whose key does not hold are left out; and what people wrote
 * by hand is looked for.
 *
 * @throws `generation.cannot-rewrite` (422) where nothing is left of it
 */
export function settle({
  ask,
  rewriting: written,
  documents,
}: {
  ask: RewriteAsk
  rewriting: Rewriting
  documents: readonly SourceDocument[]
}): Proposal {
  const sources: Sources = new Map(documents.map((source) => [source.id, source]))
  const rewriting = { ...written, blocks: keepFigures(ask.part.blocks, written.blocks) }
  const rows = new Map(ask.claims.map((row) => [row.key, row]))
  const fresh = claimsOf(rewriting.facts, documents)
  const names = namesFor(rewriting, { rows, fresh })
  const named = (blocks: readonly Block[]) => blocks.map((block) => mapClaims(block, (key) => names(key, block)))
  const claims: Record<string, ProposedClaim> = {}
  const blocks = named(rewriting.blocks)
  const append = named(rewriting.append)
  for (const [at, block] of [...blocks, ...append].entries()) {
    const from = [...rewriting.blocks, ...rewriting.append][at]
    const old = from ? claimsOfBlock(from) : []
    for (const [index, key] of claimsOfBlock(block).entries()) {
      const row = rows.get(key)
      claims[key] ??= row ? keptClaim(row) : newClaim(fresh[key] ?? fresh[old[index] ?? ''], key, sources)
    }
  }
  const remarks = remarksOn({ blocks: [...blocks, ...append], ask, claims, sources })
  const holds = (block: Block) => block.type !== 'exercise' || !remarks.refused.has(block.exercise.id)
  const left = { blocks: blocks.filter(holds), append: append.filter(holds) }
  const emptied =
    left.blocks.length === 0 || (append.length > 0 && left.append.length === 0 && ask.wish.kind === 'question')
  if (emptied)
    throw cannotRewrite('No question came out of this whose key the passage bears out, so there is nothing to propose.')
  const byHand = keepByHand({ part: ask.part, rows: ask.claims, proposed: { ...left, claims } })
  for (const { key } of byHand.lost) {
    const row = rows.get(key)
    if (row) claims[key] = keptClaim(row)
  }
  // The original of a question that stays beside the new one rests on claims of its own.
  for (const key of (byHand.keeping?.blocks ?? []).flatMap(claimsOfBlock)) {
    const row = rows.get(key)
    if (row) claims[key] ??= keptClaim(row)
  }
  return { ...left, claims, exercises: remarks.problems, ...byHand, note: rewriting.note }
}

/** The part as it is, for looking at beside the proposal. */
export function beforeOf({ part, claims }: Pick<RewriteAsk, 'part' | 'claims'>): Before {
  const keys = new Set(part.blocks.flatMap(claimsOfBlock))
  return {
    title: part.title,
    blocks: part.blocks,
    claims: Object.fromEntries(claims.filter(({ key }) => keys.has(key)).map((row) => [row.key, keptClaim(row)])),
  }
}

const keptClaim = (row: ClaimRecord): ProposedClaim => ({
  text: row.text,
  citations: row.citations,
  support: row.support,
  problems: row.problems,
  kept: true,
  byHand: isByHand(row),
})

function newClaim(claim: Claim | undefined, key: string, sources: Sources): ProposedClaim {
  if (!claim) throw new Error(`A rewriting states the claim ${key} without the fact behind it.`)
  const { text, citations } = claim
  return { text, citations, ...verifyClaim({ claim, sources }), kept: false, byHand: false }
}

/** Which claim a block means: one of the course where it says the same, else a new one under a name that is free. */
function namesFor(
  { blocks, append, facts }: Rewriting,
  { rows, fresh }: { rows: ReadonlyMap<string, ClaimRecord>; fresh: Record<string, Claim> },
): (key: string, block: Block) => string {
  const same = new Map<string, string>()
  const plain = (text: string) => bare(stripInline(text))
  const byWords = new Map([...rows.values()].map((row) => [plain(row.text), row]))
  for (const { id } of facts) {
    const claim = fresh[id]
    const row = claim && !rows.has(id) ? byWords.get(plain(claim.text)) : undefined
    if (
      row &&
      row.state !== 'rejected' &&
      claim?.citations.some((one) => row.citations.some((own) => own.segment === one.segment))
    )
      same.set(id, row.key)
  }
  const taken = new Set([...rows.keys(), ...[...blocks, ...append].flatMap(claimsOfBlock)])
  const renamed = new Map<string, string>()
  const another = (key: string): string => {
    const known = renamed.get(key)
    if (known !== undefined) return known
    let count = 2
    while (taken.has(`${key}-${String(count)}`)) count += 1
    renamed.set(key, `${key}-${String(count)}`)
    return renamed.get(key) ?? key
  }
  return (key, block) => {
    const row = rows.get(key)
    const claim = fresh[key]
    if (!row) return same.get(key) ?? key
    if (!claim || block.type === 'exercise' || plain(claim.text) === plain(row.text)) return key
    const said = plain(wordsOfBlock(block))
    // The same fact in other words than the course has: those are somebody's, and stay theirs.
    return !said.includes(plain(row.text)) && said.includes(plain(claim.text)) ? another(key) : key
  }
}

function remarksOn({
  blocks,
  ask,
  claims,
  sources,
}: {
  blocks: readonly Block[]
  ask: RewriteAsk
  claims: Record<string, ProposedClaim>
  sources: Sources
}): { problems: Proposal['exercises']; refused: Set<string> } {
  const known = new Set(exercisesOf(ask.content).map(({ id }) => id))
  const problems: Proposal['exercises'] = {}
  const refused = new Set<string>()
  for (const block of blocks) {
    if (block.type !== 'exercise' || known.has(block.exercise.id)) continue
    const verdict = verifyExercise({ exercise: block.exercise, claims, sources })
    if (verdict.support === 'unsupported') refused.add(block.exercise.id)
    else problems[block.exercise.id] = verdict.problems
  }
  return { problems, refused }
}
