import { z } from 'zod'

/**
 * The CourseManifest, format `coursewright.course/1`: the one document that generation fills, reviewers approve, and
 * player, graders, exporters and reports read. Fields may be added; the shape of those below is fixed.
 */
// Unknown fields are kept when parsing (they are part of the hash), yet stay unknown to the types.
const object = z.looseObject as unknown as typeof z.object
const id = z.string().min(1)
const text = z.string().refine((value) => value.trim() !== '', 'must not be blank')
const claimIds = z.array(id)

export const bloomLevels = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const
export const supportLevels = ['supported', 'partial', 'unsupported'] as const
export const verdictDecisions = ['accepted', 'edited', 'rejected'] as const
export const difficulties = ['easy', 'medium', 'hard'] as const
export const calloutLevels = ['note', 'caution', 'warning', 'danger'] as const

export const citationSchema = object({
  source: id,
  /** `stableKey` of the segment. */
  segment: id,
  /** Verbatim from the source. */
  quote: text,
  /** Headings above the passage, outermost first. */
  path: z.array(z.string()),
  page: z.number().int().positive().optional(),
  /** The printed marker of the step the passage belongs to: `Step 11:`. */
  marker: z.string().optional(),
  /** Offsets of the quote in the segment's text, in UTF-16 code units. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
})

export const verdictSchema = object({
  by: text,
  at: z.string(),
  decision: z.enum(verdictDecisions),
  reason: z.string().optional(),
})

export const claimSchema = object({
  text,
  citations: z.array(citationSchema),
  support: z.enum(supportLevels),
  verdict: verdictSchema.optional(),
})

const exerciseBase = {
  id,
  prompt: text,
  points: z.number().nonnegative(),
  objective: id.optional(),
  difficulty: z.enum(difficulties).optional(),
  /** The claims that make the key right. */
  claims: claimIds,
  rationale: z.string(),
}
const option = object({ id, text, correct: z.boolean(), feedback: z.string().optional() })
const rubric = z.array(
  object({
    id,
    criterion: text,
    /** The claims behind this criterion; those of the exercise where it names none. */
    claims: claimIds.optional(),
    levels: z.array(object({ points: z.number().nonnegative(), text })).min(2),
  }),
)
const options = z.array(option).min(2)

export const exerciseSchema = z.discriminatedUnion('type', [
  object({ ...exerciseBase, type: z.literal('true-false'), answer: z.boolean() }),
  object({ ...exerciseBase, type: z.literal('single-choice'), options }),
  object({ ...exerciseBase, type: z.literal('multiple-choice'), options }),
  object({ ...exerciseBase, type: z.literal('spot-the-error'), options }),
  object({
    ...exerciseBase,
    type: z.literal('ordering'),
    items: z.array(object({ id, text, claim: id })).min(2),
  }),
  object({
    ...exerciseBase,
    type: z.literal('matching'),
    pairs: z.array(object({ id, left: text, right: text, claim: id })).min(2),
  }),
  object({
    ...exerciseBase,
    type: z.literal('cloze'),
    text,
    gaps: z.array(object({ id, accept: z.array(text).min(1) })).min(1),
  }),
  object({
    ...exerciseBase,
    type: z.literal('numeric'),
    value: z.number(),
    tolerance: z.number().nonnegative(),
    unit: z.string().optional(),
    units: z.array(z.string()).optional(),
  }),
  object({
    ...exerciseBase,
    type: z.literal('hotspot'),
    src: text,
    alt: text,
    regions: z.array(object({ id, label: text, shape: z.array(z.number()), correct: z.boolean() })).min(1),
  }),
  object({
    ...exerciseBase,
    type: z.literal('scenario'),
    start: id,
    scenes: z
      .array(
        object({
          id,
          text,
          claims: claimIds,
          choices: z.array(object({ id, text, to: id.nullable(), score: z.number(), feedback: z.string() })),
        }),
      )
      .min(1),
  }),
  object({
    ...exerciseBase,
    type: z.literal('flashcards'),
    cards: z.array(object({ id, front: text, back: text, claim: id })).min(1),
  }),
  object({
    ...exerciseBase,
    type: z.literal('free-text'),
    rubric: rubric.min(1),
    minWords: z.number().int().nonnegative().optional(),
  }),
  object({ ...exerciseBase, type: z.literal('upload'), accept: z.array(z.string()), rubric: rubric.min(1) }),
  object({
    ...exerciseBase,
    type: z.literal('checklist'),
    items: z.array(object({ id, text, claim: id, critical: z.boolean() })).min(1),
  }),
])

/** Blocks with the same `idea` belong together, a heading or step with what hangs on it: one screen of a player. */
const blockBase = { id, claims: claimIds, idea: id.optional() }
export const blockSchema = z.discriminatedUnion('type', [
  object({ ...blockBase, type: z.literal('text'), text }),
  object({
    ...blockBase,
    type: z.literal('steps'),
    ordered: z.boolean(),
    steps: z
      .array(
        object({
          id,
          text,
          claim: id,
          critical: z.boolean().optional(),
          /** `<choice>/<option>`: steps of different options are alternatives, not a sequence. */
          choice: z.string().optional(),
        }),
      )
      .min(1),
  }),
  object({ ...blockBase, type: z.literal('callout'), level: z.enum(calloutLevels), text }),
  object({
    ...blockBase,
    type: z.literal('table'),
    caption: z.string().optional(),
    header: z.array(z.string()).min(1),
    rows: z.array(z.array(z.string())).min(1),
  }),
  object({
    ...blockBase,
    type: z.literal('definitions'),
    terms: z.array(object({ term: text, text, claim: id })).min(1),
  }),
  object({
    ...blockBase,
    type: z.literal('figure'),
    src: text,
    alt: text,
    caption: z.string().optional(),
  }),
  object({ ...blockBase, type: z.literal('exercise'), exercise: exerciseSchema }),
])

export const lessonSchema = object({
  id,
  title: text,
  minutes: z.number().nonnegative(),
  objectives: z.array(id),
  blocks: z.array(blockSchema).min(1),
})

export const objectiveSchema = object({ id, text, bloom: z.enum(bloomLevels), claims: claimIds })

export const sourceSchema = object({
  id,
  sop: text,
  title: text,
  version: text,
  file: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  mediaType: text,
  effectiveFrom: z.string().optional(),
})

export const assessmentSchema = object({
  id,
  title: text,
  passScore: z.number().min(0).max(1),
  attempts: z.number().int().positive().nullable(),
  draw: z.number().int().positive().nullable(),
  shuffle: z.boolean(),
  exercises: z.array(exerciseSchema).min(1),
})

export const approvalSchema = object({ by: text, at: z.string(), meaning: text, contentHash: text })

/** What generation writes and reviewers edit: the manifest before a version freezes it. */
const contentShape = {
  language: z.string().refine(isLanguageTag, 'is not a BCP 47 tag'),
  title: text,
  summary: text,
  objectives: z.array(objectiveSchema),
  sources: z.array(sourceSchema).min(1),
  modules: z.array(object({ id, title: text, lessons: z.array(lessonSchema).min(1) })).min(1),
  assessment: assessmentSchema,
  claims: z.record(id, claimSchema),
}
export const courseContentSchema = z.object(contentShape)

export const manifestSchema = object({
  format: z.literal('coursewright.course/1'),
  id,
  version: text,
  ...contentShape,
  provenance: object({
    run: z.string().optional(),
    generator: text,
    model: z.string().optional(),
    promptVersion: z.string().optional(),
    authors: z.array(z.string()),
    approvals: z.array(approvalSchema),
    preview: z.boolean().optional(),
  }),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
})

export type CourseManifest = z.infer<typeof manifestSchema>
export type CourseContent = z.infer<typeof courseContentSchema>
export type Claim = z.infer<typeof claimSchema>
export type Citation = z.infer<typeof citationSchema>
export type Verdict = z.infer<typeof verdictSchema>
export type Block = z.infer<typeof blockSchema>
export type Exercise = z.infer<typeof exerciseSchema>
export type ExerciseType = Exercise['type']
export type Lesson = z.infer<typeof lessonSchema>
export type Objective = z.infer<typeof objectiveSchema>
export type Source = z.infer<typeof sourceSchema>
export type Approval = z.infer<typeof approvalSchema>

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
