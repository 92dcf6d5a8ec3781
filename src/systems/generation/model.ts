import type { Block, Claim, CourseContent, Exercise, Objective } from '@/shared/manifest/schema'
import type { SourceDocument } from '@/systems/sops/model'
import type { SecondOpinion } from './judge/second-opinion'
import type { Knowledge } from './knowledge/model'
import type { Wishes } from './wishes'

/** What a section of an SOP is for, told from its heading and what stands in it. */
export const sectionRoles = [
  'purpose',
  'scope',
  'roles',
  'definitions',
  'principle',
  'materials',
  'safety',
  'procedure',
  'trouble',
  'records',
  'quality',
  'training',
  'appendix',
  'references',
  'revision',
  'contents',
  'contacts',
  'form',
  'about',
  'other',
] as const
export type SectionRole = (typeof sectionRoles)[number]

export type Section = {
  id: string
  source: string
  /** As a title for people: without number, not shouted. */
  title: string
  /** Headings above and its own, as printed; what facts of the section have as `path` of their citations. */
  path: string[]
  role: SectionRole
  parent: string | null
  order: number
  /** The section under the document's own title. */
  titlePage?: boolean
}

export const factKinds = [
  'purpose',
  'scope',
  'statement',
  'lead',
  'step',
  'substep',
  'item',
  'material',
  'warning',
  'limit',
  'condition',
  'definition',
  'role',
  'row',
  'problem',
] as const
export type FactKind = (typeof factKinds)[number]

/** A stretch of one segment, verbatim. Offsets in UTF-16 units of the segment's text. */
export type Span = { segment: string; start: number; end: number }

/** One thing the SOP says, typed, with the passage it stands in. */
export type Fact = {
  id: string
  kind: FactKind
  source: string
  section: string
  /** In the SOP's words, as a sentence or a list item a learner can read. */
  text: string
  /** The passages it rests on, in the order of the source. */
  spans: Span[]
  order: number
  /** The step, or the sentence that introduces the list, this one belongs to. */
  parent?: string
  /** Real sequences only: numbered steps, by the id of their sequence and place in it from 1. */
  sequence?: { id: string; position: number }
  /** As printed: `Step 11:`. */
  marker?: string
  /** `<choice>/<option>` where the SOP says to choose one. */
  choice?: string
  severity?: 'note' | 'caution' | 'warning' | 'danger'
  term?: string
  meaning?: string
  cells?: string[]
  header?: string[]
  table?: string
  caption?: string
  /** Facts that this one says in one breath. */
  parts?: string[]
}

export type LeftOut = { source: string; segment: string; reason: string; text: string }

/** After `facts`. */
export type Facts = { language: string; title: string; sections: Section[]; facts: Fact[]; leftOut: LeftOut[] }

/** One lesson to be: the sections it teaches, or a part of one. */
export type LessonPlan = {
  id: string
  title: string
  /** Ids of the facts taught, in order. */
  facts: string[]
  sections: string[]
  objectives: string[]
  /** Says again what other lessons teach: cases to decide, as a table. */
  recap?: 'decisions'
}
/** After `outline`. */
export type Outline = {
  title: string
  summary: string
  modules: { id: string; title: string; lessons: LessonPlan[] }[]
}

/** After `objectives`: what a learner will be able to do, by the facts that make it up. */
export type PlannedObjective = Pick<Objective, 'id' | 'text' | 'bloom'> & { facts: string[] }

/** After `lessons`: the blocks of each lesson without exercises. Claims are named after their facts. */
export type Lessons = {
  lessons: { lesson: string; blocks: Block[] }[]
  /** Facts that were put into one sentence, e.g. a list folded into the item that introduces it. */
  composed: Fact[]
}

/** After `exercises`. */
export type Exercises = {
  practice: { lesson: string; exercises: Exercise[] }[]
  assessment: Exercise[]
  /** How many of them one attempt asks; all where there is none. */
  draw?: number | null
  /** What exercises rest on and no lesson states. */
  composed?: Fact[]
}

/** After `verify`: the whole course with the verifier's word on each claim. */
export type Verification = { content: CourseContent; problems: Problems[]; secondOpinion?: SecondOpinion }
export type Problems = {
  id: string
  kind: 'claim' | 'exercise'
  support: Claim['support']
  problems: { code: string; message: string }[]
}

/** What a run knows so far. JSON throughout, so that a job can store it between steps. */
export type CourseState = {
  facts: Facts
  objectives: PlannedObjective[]
  outline: Outline
  lessons: Lessons
  exercises: Exercises
  verify: Verification
}

export type CourseRequest = {
  sources: SourceDocument[]
  /** What was read of them and what people made of it; read afresh where it is not given. */
  knowledge?: Knowledge
  /** Of the course; the SOP's own where none is given. */
  title?: string
  /** 0..1; 0.8 where none is given. */
  passScore?: number
  /** For whom, to what end, how deep, and in which language. */
  wishes?: Wishes
}
