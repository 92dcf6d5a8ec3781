import type { Compared } from './model'
import { contentOf, likeness, placeOf, plainWords } from './words-of'

export type Pairing = {
  /** Old and new passages that belong together, several on one side where one was split or others merged. */
  pairs: { before: Compared[]; after: Compared[] }[]
  added: Compared[]
  removed: Compared[]
}

/** Below this, two passages of one section are different passages; in different sections it takes more. */
const alikeInSection = 0.35
const alikeElsewhere = 0.6
const alikeWhenJoined = 0.85
const mostParts = 4
/** Passages before and after the same neighbour may have changed a lot and still be one. */
const alikeBetweenNeighbours = 0.25

/** Finds for each old passage what it became. Sure pairs first; each further step only looks at what is left. */
export function pairSegments(before: readonly Compared[], after: readonly Compared[]): Pairing {
  const left = { before: new Set(before), after: new Set(after) }
  const pairs: Pairing['pairs'] = []
  const partner = new Map<Compared, Compared>()
  const take = (olds: Compared[], news: Compared[]) => {
    pairs.push({ before: olds, after: news })
    for (const old of olds) left.before.delete(old)
    for (const fresh of news) left.after.delete(fresh)
    const [old, fresh] = [olds[0], news[0]]
    if (olds.length === 1 && news.length === 1 && old && fresh) {
      partner.set(old, fresh)
      partner.set(fresh, old)
    }
  }

  takeEqual(left, take, (segment) => segment.key)
  takeEqual(left, take, (segment) => `${contentOf(segment)}\u0002${placeOf(segment)}`)
  takeEqual(left, take, contentOf)
  takeParts({ left, take, order: { before, after } })
  takeAlike({ left, take, before, after, partner })
  return { pairs, added: [...left.after], removed: [...left.before] }
}

type Left = { before: Set<Compared>; after: Set<Compared> }
type Take = (before: Compared[], after: Compared[]) => void

/** Equal in `by`: the first with the first, the second with the second. */
function takeEqual(left: Left, take: Take, by: (segment: Compared) => string): void {
  const waiting = new Map<string, Compared[]>()
  for (const segment of left.after) {
    const name = by(segment)
    waiting.set(name, [...(waiting.get(name) ?? []), segment])
  }
  for (const segment of [...left.before]) {
    const found = waiting.get(by(segment))?.shift()
    if (found) take([segment], [found])
  }
}

/** One passage whose words are those of several neighbours: a split, or the other way round a merge. */
function takeParts({
  left,
  take,
  order,
}: {
  left: Left
  take: Take
  order: { before: readonly Compared[]; after: readonly Compared[] }
}): void {
  for (const [wholes, parts, split] of [
    [left.before, left.after, true],
    [left.after, left.before, false],
  ] as const) {
    const runs = runsOf(split ? order.after : order.before, parts)
    for (const whole of [...wholes]) {
      if (whole.kind === 'heading') continue
      const found = bestRun(plainWords(whole), runs, parts)
      if (found) take(split ? [whole] : found, split ? found : [whole])
    }
  }
}

/** Runs of neighbours that are all still left. */
function runsOf(all: readonly Compared[], left: ReadonlySet<Compared>): Compared[][] {
  const runs: Compared[][] = []
  for (const [at, first] of all.entries()) {
    if (!left.has(first) || first.kind === 'heading') continue
    for (let length = 2; length <= mostParts; length += 1) {
      const run = all.slice(at, at + length)
      if (run.length < length || run.some((one) => !left.has(one) || one.kind === 'heading')) break
      runs.push(run)
    }
  }
  return runs
}

function bestRun(whole: string, runs: readonly Compared[][], left: ReadonlySet<Compared>): Compared[] | undefined {
  let best: { run: Compared[]; score: number } | undefined
  for (const run of runs) {
    if (run.some((one) => !left.has(one))) continue
    const texts = run.map(plainWords)
    const score = likeness(whole, texts.join(' '))
    // Each part must add to it: else an addition beside an edit would count as a split.
    const adds = texts.every((_, at) => likeness(whole, texts.filter((_, other) => other !== at).join(' ')) < score)
    if (score >= alikeWhenJoined && adds && score > (best?.score ?? 0)) best = { run, score }
  }
  return best?.run
}

/** The likest first; a passage in the same place needs less likeness than one that came from elsewhere. */
function takeAlike({
  left,
  take,
  before,
  after,
  partner,
}: {
  left: Left
  take: Take
  before: readonly Compared[]
  after: readonly Compared[]
  partner: ReadonlyMap<Compared, Compared>
}): void {
  const near = neighbours(before, after, partner)
  const candidates: { old: Compared; fresh: Compared; score: number; rank: number }[] = []
  const news = [...left.after].map((fresh) => ({ fresh, words: plainWords(fresh), place: placeOf(fresh) }))
  for (const old of left.before) {
    const words = plainWords(old)
    const place = placeOf(old)
    for (const { fresh, words: others, place: elsewhere } of news) {
      if ((old.kind === 'heading') !== (fresh.kind === 'heading')) continue
      const between = near(old, fresh)
      const score = likeness(words, others)
      const needed = between ? alikeBetweenNeighbours : place === elsewhere ? alikeInSection : alikeElsewhere
      if (score >= needed) candidates.push({ old, fresh, score, rank: score + (between ? 0.3 : 0) })
    }
  }
  candidates.sort((a, b) => b.rank - a.rank)
  for (const { old, fresh } of candidates) {
    if (left.before.has(old) && left.after.has(fresh)) take([old], [fresh])
  }
}

/** Whether two passages stand between the same neighbours: the one before or the one after is a pair. */
function neighbours(
  before: readonly Compared[],
  after: readonly Compared[],
  partner: ReadonlyMap<Compared, Compared>,
): (old: Compared, fresh: Compared) => boolean {
  const oldAt = new Map(before.map((segment, at) => [segment, at]))
  const newAt = new Map(after.map((segment, at) => [segment, at]))
  return (old, fresh) => {
    const [o, n] = [oldAt.get(old) ?? 0, newAt.get(fresh) ?? 0]
    const meets = (step: number) => {
      const [one, other] = [before[o + step], after[n + step]]
      return one === undefined || other === undefined ? one === other : partner.get(one) === other
    }
    return meets(-1) && meets(1)
  }
}
