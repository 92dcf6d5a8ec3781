import type { Block, Citation } from '@/shared/manifest/schema'
import type { ReactNode } from 'react'
import type { Feedback, GradedAnswer, RepeatItem, Result, StrippedExercise } from '@/systems/courses/exercises'

export type { Citation } from '@/shared/manifest/schema'
export type { Feedback, GradedAnswer, RepeatItem, Result, StrippedExercise }

/** A block as the learner's browser gets it: a practice exercise comes without its key. */
export type LearnerBlock =
  | Exclude<Block, { type: 'exercise' | 'steps' }>
  /** `from`: the number of the first step, where a long list was cut. */
  | (Extract<Block, { type: 'steps' }> & { from?: number })
  | { id: string; claims: string[]; idea?: string; type: 'exercise'; exercise: StrippedExercise }

export type LearnerLesson = { id: string; title: string; module: string; minutes: number; blocks: LearnerBlock[] }

/** The projection of a manifest that the player plays. It holds no key and no exercise of the assessment. */
export type LearnerContent = {
  id: string
  version: string
  language: string
  title: string
  summary: string
  /** An unreviewed preview: said on every screen. */
  preview: boolean
  lessons: LearnerLesson[]
  assessment: { title: string; passScore: number; attempts: number | null; questions: number }
  /** Claims that lessons state, by id: the passages they rest on. */
  claims: Record<string, Citation[]>
  sources: Record<string, { sop: string; title: string; version: string }>
}

/** What a host adds below a block of a lesson. */
export type BesideBlock = (place: { lesson: string; block: string }) => ReactNode

/** Where the learner is. JSON, small: it has to fit into what an LMS keeps. */
export type PlayerState = {
  /** Lesson id, or `assessment` once the learner has gone there. */
  lesson: string
  /** Screen within the lesson, from 0. */
  screen: number
  /** Ids of lessons that were read to the end. */
  done: string[]
  /** Practice answers by exercise id. */
  answers: Record<string, unknown>
  /** When this was saved, ISO 8601. */
  at?: string
}

/** A passage of the SOP, verbatim, around the one cited. */
export type Passage = {
  /** Whether the lines follow each other in the SOP; if not, they are those that the course cites. */
  whole: boolean
  heading: string
  lines: PassageLine[]
}
export type PassageLine = {
  kind: 'heading' | 'paragraph' | 'item' | 'warning' | 'row'
  text: string
  /** As printed: `Step 11:`, `a)`, `•`. */
  marker?: string
  /** Nesting of items, from 0. */
  level?: number
  /** What to highlight: offsets in `text`. */
  here?: { start: number; end: number }
}

export type Attempt = {
  /** Whatever the host knows the attempt by. */
  attempt: string
  /** From 1. */
  number: number
  exercises: StrippedExercise[]
  /** Answers already given, when an attempt goes on. */
  answers?: Record<string, unknown>
}

/**
 * All that the player asks of where it runs. Every promise may reject: the player then says so, keeps what the learner
 * did, and tries again. The same answer may be saved twice, and an attempt submitted twice: both have one effect.
 */
export type PlayerHost = {
  save(state: PlayerState): Promise<void>
  checkPractice(exerciseId: string, answer: unknown): Promise<Feedback>
  /** Starts an attempt, or gives back the one in progress. */
  startAssessment(): Promise<Attempt>
  saveAnswer(attempt: string, exerciseId: string, answer: unknown): Promise<void>
  submitAssessment(attempt: string): Promise<Result>
  /** The passage with its surroundings; `null` where only the quotes are at hand. */
  passage(citation: Citation): Promise<Passage | null>
  /** The address of a picture that the course names; left out where the course names addresses. */
  picture?(src: string): string
  /** Stores a file for an exercise that asks for one; left out where files cannot be handed in. */
  upload?(exerciseId: string, file: File): Promise<{ file: string; name: string }>
  exit(): void
}
