import { z } from 'zod'
import { segmentKinds, type Segment } from '../model'

const key = z.string().min(1).max(80)
const words = z.string().trim().min(1).max(20_000)

/** What a person may call a passage. Rows of a table have cells, and pictures a picture: neither can be made from words. */
export const givenKinds = segmentKinds.filter(
  (kind): kind is Exclude<(typeof segmentKinds)[number], 'table-row' | 'figure'> =>
    kind !== 'table-row' && kind !== 'figure',
)

const box = z.object({
  page: z.number().int().positive(),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
})

/**
 * One thing that an author puts right in a reading. Passages are named by their keys as they are at that moment, after the
 * corrections before it. Words are only ever taken apart and put together, except on pages read by character recognition,
 * where `text`, `add` and `drop` say what is printed there.
 */
export const correctionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('type'),
    segment: key,
    kind: z.enum(givenKinds),
    /** Headings: from 1. */
    level: z.number().int().min(1).max(6).optional(),
    severity: z.enum(['note', 'caution', 'warning', 'danger']).optional(),
  }),
  /** Neighbours, in order, become the first of them. */
  z.object({ do: z.literal('merge'), segments: z.array(key).min(2).max(40) }),
  /** `at`: offset in the text, where the second passage begins. */
  z.object({ do: z.literal('split'), segment: key, at: z.number().int().positive() }),
  /** Puts a passage, with what is nested in it, behind another; null puts it first. */
  z.object({ do: z.literal('order'), segment: key, after: key.nullable() }),
  /** Nests a passage, with what is nested in it, in an earlier one of its section; null: in none. */
  z.object({ do: z.literal('nest'), segment: key, under: key.nullable() }),
  z.object({
    do: z.literal('text'),
    segment: key,
    text: words,
    cells: z.array(z.string().max(5000)).max(60).optional(),
  }),
  z.object({
    do: z.literal('add'),
    after: key.nullable(),
    page: z.number().int().positive(),
    box: box.optional(),
    kind: z.enum(givenKinds),
    text: words,
  }),
  z.object({ do: z.literal('drop'), segment: key }),
])
export type Correction = z.output<typeof correctionSchema>

/** A passage as it was when somebody corrected it: finds it again where its key is another one. */
export type Seen = { key: string; kind: string; text: string }

/** A correction as it is kept: what it was made on, and the keys of what it made. */
export type KeptCorrection = { id: number; correction: Correction; seen: Seen[]; made: string[] }

/** Segments after a correction, and the keys of those that it made or changed, in order. */
export type Corrected = { segments: Segment[]; made: string[] }

/** Why a correction does not fit a reading. */
export type Misfit = 'missing' | 'apart' | 'changed' | 'not-recognised' | 'not-possible'

export type Outcome = {
  id: number
  /** `needless`: the reading says it by itself now. `lost`: it was not applied, and its author has to know. */
  state: 'applied' | 'needless' | 'lost'
  reason?: Misfit
  /** One sentence for people, where it is lost. */
  message?: string
  /** Keys of the passages that it made or changed. */
  made: string[]
}

/** Keys of the passages that a correction is made on. */
export function targetsOf(correction: Correction): string[] {
  switch (correction.do) {
    case 'merge':
      return correction.segments
    case 'order':
      return [correction.segment, ...(correction.after === null ? [] : [correction.after])]
    case 'nest':
      return [correction.segment, ...(correction.under === null ? [] : [correction.under])]
    case 'add':
      return correction.after === null ? [] : [correction.after]
    default:
      return [correction.segment]
  }
}

/** The same correction on other keys. */
export function withTargets(correction: Correction, rename: (key: string) => string): Correction {
  switch (correction.do) {
    case 'merge':
      return { ...correction, segments: correction.segments.map(rename) }
    case 'order':
      return {
        ...correction,
        segment: rename(correction.segment),
        after: correction.after === null ? null : rename(correction.after),
      }
    case 'nest':
      return {
        ...correction,
        segment: rename(correction.segment),
        under: correction.under === null ? null : rename(correction.under),
      }
    case 'add':
      return { ...correction, after: correction.after === null ? null : rename(correction.after) }
    default:
      return { ...correction, segment: rename(correction.segment) }
  }
}
