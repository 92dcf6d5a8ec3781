import { toLearnerContent } from '@/player/learner-content'
import { assessmentPage, clampState, progressOf } from '@/player/progress'
import { minutesLeft, screensOf } from '@/player/screens'
import type { LearnerContent } from '@/player/types'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { Progress } from './progress'

/** Minutes that a course takes, at least one. */
export function minutesOf(lessons: readonly { minutes: number }[]): number {
  return Math.max(1, Math.round(lessons.reduce((sum, { minutes }) => sum + minutes, 0)))
}

/** Where somebody is in a course, for a page to say. */
export type Whereabouts = {
  /** 0..1, by screens. */
  fraction: number
  /** Title of the lesson that comes next, or of the assessment. */
  title: string
  /** From 1; null in the assessment. */
  lesson: number | null
  lessons: number
  /** Of that lesson; 0 in the assessment. */
  minutesLeft: number
}

export function whereabouts(manifest: CourseManifest, progress: Progress | null): Whereabouts {
  const content = contentOf(manifest)
  const { lessons, assessment } = content
  const state = clampState(content, progress)
  const here = state.lesson === assessmentPage ? undefined : lessons.find(({ id }) => id === state.lesson)
  return {
    fraction: progressOf(content, state),
    title: here?.title ?? assessment.title,
    lesson: here ? lessons.indexOf(here) + 1 : null,
    lessons: lessons.length,
    minutesLeft: here ? minutesLeft(here, screensOf(here), state.screen) : 0,
  }
}

/** The learner's projection of a manifest, made once per manifest. */
export function contentOf(manifest: CourseManifest): LearnerContent {
  const known = made.get(manifest)
  if (known) return known
  const content = toLearnerContent(manifest)
  made.set(manifest, content)
  return content
}

const made = new WeakMap<CourseManifest, LearnerContent>()

/** `SOP-LAB-014 v3`, as people cite it. */
export function sourceLabel({ sop, version }: { sop: string; version: string }): string {
  return `${sop} ${/^\d/.test(version) ? 'v' : ''}${version}`
}
