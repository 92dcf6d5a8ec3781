import type { Fact } from '../../../model'
import { MINUTES_AN_EXERCISE, readingMinutes } from './minutes'
import type { Chapter, Unit } from './units'

/** A lesson to be: whole units, or a part of one. `part` counts the parts of a unit that was too long, from 1. */
export type Pack = {
  units: Unit[]
  facts: Fact[]
  part: number
  parts: number
}

// Minutes of reading; exercises come on top, so that lessons end up between 3 and 8 minutes.
const TOO_LONG = 4.5
const FULL = 3
/** A chapter that is no longer is one lesson. */
const WHOLE_CHAPTER = 3.6
const TOO_SHORT = 1

/** Packs the units of one chapter into lessons: what is tiny joins its neighbour, what is long is split. */
export function packChapter(chapter: Chapter): Pack[] {
  const packs: Pack[] = []
  for (const unit of chapter.units) {
    const pieces = split(unit)
    if (pieces.length > 1) {
      pieces.forEach((facts, index) =>
        packs.push({
          units: [{ ...unit, facts, minutes: readingMinutes(facts) }],
          facts,
          part: index + 1,
          parts: pieces.length,
        }),
      )
      continue
    }
    const last = packs.at(-1)
    if (last && last.parts === 1 && mayJoin(last, unit, chapter)) {
      last.units.push(unit)
      last.facts.push(...unit.facts)
    } else
      packs.push({
        units: [unit],
        facts: [...unit.facts],
        part: 1,
        parts: 1,
      })
  }
  return joinRests(packs)
}

function minutesOf(pack: Pack): number {
  return readingMinutes(pack.facts)
}

/** Sections of a procedure stay apart once each is worth a lesson of its own. */
function mayJoin(pack: Pack, unit: Unit, chapter: Chapter): boolean {
  const together = minutesOf(pack) + unit.minutes
  const whole = chapter.units.reduce((sum, each) => sum + each.minutes, 0)
  if (whole <= WHOLE_CHAPTER) return true
  const below = unit.section.path.length > (pack.units[0]?.section.path.length ?? 0)
  if (below && together <= FULL) return true
  return together <= FULL && (minutesOf(pack) < TOO_SHORT || unit.minutes < TOO_SHORT)
}

/** A rest too short for a lesson joins the shorter of its neighbours in the chapter. */
function joinRests(packs: Pack[]): Pack[] {
  const result = [...packs]
  for (let index = 0; index < result.length && result.length > 1; index += 1) {
    const pack = result[index]
    if (!pack || pack.parts > 1 || minutesOf(pack) >= TOO_SHORT * 1.2) continue
    const before = result[index - 1]
    const after = result[index + 1]
    const into = [before, after].filter(
      (other) => other !== undefined && other.parts === 1 && minutesOf(other) + minutesOf(pack) <= TOO_LONG,
    )
    const target = into.sort((a, b) => (a ? minutesOf(a) : 0) - (b ? minutesOf(b) : 0))[0]
    if (!target) continue
    const [first, second] = target === before ? [target, pack] : [pack, target]
    target.units = [...first.units, ...second.units]
    target.facts = [...first.facts, ...second.facts]
    result.splice(index, 1)
    index -= 1
  }
  return result
}

/** Of a lesson, reading and questions, below which a neighbour is asked in; and beyond which nothing is. */
const SHORT_LESSON = 2.9
const LONG_LESSON = 7.2

/**
 * Lessons that would be over before they began join a neighbour of the same part of the course: one of their own chapter
 * first, then the shorter one.
 */
export function joinShort(packs: readonly Pack[]): Pack[] {
  const result = packs.map((pack) => ({ ...pack }))
  for (let index = 0; index < result.length && result.length > 1; index += 1) {
    const pack = result[index]
    if (!pack || pack.parts > 1 || lessonTime(pack) >= SHORT_LESSON) continue
    const own = chapterOf(pack)
    const target = [result[index - 1], result[index + 1]]
      .filter((other) => other !== undefined)
      .filter((other) => other.parts === 1 && minutesOf(other) + minutesOf(pack) + PRACTICE <= LONG_LESSON)
      .sort((a, b) => (chapterOf(a) === own ? 0 : 1) - (chapterOf(b) === own ? 0 : 1) || minutesOf(a) - minutesOf(b))[0]
    if (!target) continue
    const [first, second] = target === result[index - 1] ? [target, pack] : [pack, target]
    target.units = [...first.units, ...second.units]
    target.facts = [...first.facts, ...second.facts]
    result.splice(index, 1)
    index -= 1
  }
  return result
}

const chapterOf = (pack: Pack): string | undefined => pack.units[0]?.chapter.id
const PRACTICE = 2 * MINUTES_AN_EXERCISE
const lessonTime = (pack: Pack): number => minutesOf(pack) + PRACTICE

/** A unit that is too long, in even parts that begin where a step, a paragraph or a list begins. */
function split(unit: Unit): Fact[][] {
  if (unit.minutes <= TOO_LONG) return [unit.facts]
  const groups: Fact[][] = []
  const known = new Set<string>()
  for (const fact of unit.facts) {
    const last = groups.at(-1)
    const belongs = fact.parent !== undefined && known.has(fact.parent)
    const sameTable = fact.table !== undefined && last?.at(-1)?.table === fact.table
    if (last && (belongs || sameTable)) last.push(fact)
    else {
      groups.push([fact])
      known.clear()
    }
    known.add(fact.id)
  }
  const parts = Math.ceil(unit.minutes / FULL)
  const share = unit.minutes / parts
  const pieces: Fact[][] = [[]]
  for (const group of groups) {
    const current = pieces.at(-1) ?? []
    if (current.length > 0 && pieces.length < parts && readingMinutes(current) + readingMinutes(group) / 2 > share)
      pieces.push([...group])
    else current.push(...group)
  }
  return pieces
}
