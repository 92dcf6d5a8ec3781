import type { MyEnrollment, MyLearning } from '@/systems/learning/public'
import { daysUntil } from './when'

/** How the home page sorts what a learner has open. */
export type HomeSections = {
  /** The one to go on with. */
  next: MyEnrollment | null
  due: MyEnrollment[]
  waiting: MyEnrollment[]
  overdue: number
}

export function homeSections({ open }: Pick<MyLearning, 'open'>, now = new Date()): HomeSections {
  const waiting = open.filter(isWaiting)
  const mine = open.filter((one) => !isWaiting(one))
  const [next = null] = mine
    .filter(({ state, lastActivityAt }) => state === 'in-progress' && lastActivityAt !== null)
    .sort((a, b) => Date.parse(b.lastActivityAt ?? '') - Date.parse(a.lastActivityAt ?? ''))
  const overdue = mine.filter(({ dueAt }) => dueAt !== null && daysUntil(dueAt, now) < 0).length
  return { next, due: mine.filter((one) => one !== next), waiting, overdue }
}

/** Nothing that the learner could do moves it on. */
function isWaiting({ state, attemptsLeft, attempt, version }: MyEnrollment): boolean {
  if (state.startsWith('awaiting-') || version.state === 'withdrawn') return true
  return attemptsLeft === 0 && attempt?.state !== 'in-progress'
}

/** `Two courses are due, Amara` */
export function greeting({ next, due, overdue }: HomeSections, name: string): string {
  const dated = [...due, ...(next ? [next] : [])].filter(({ dueAt }) => dueAt !== null).length
  const first = name.trim().split(/\s+/)[0] ?? ''
  if (overdue) return `${courses(overdue)} overdue, ${first}`
  if (dated) return `${courses(dated)} due, ${first}`
  return `Nothing is due, ${first}`
}

/** Why a course is on the list, in a sentence. */
export function whyDue({ reason, assignedBy, minutes }: MyEnrollment): string {
  const why = reason
    ? reason.replace(/([^.!?])$/, '$1.')
    : assignedBy
      ? `${assignedBy} assigned it to you.`
      : 'You chose this course.'
  return `${why} ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and an assessment.`
}

/** Why the learner waits, and for whom. */
export function whyWaiting({ state, version, attempt }: MyEnrollment): string {
  if (version.state === 'withdrawn')
    return 'This version was withdrawn. Your training manager tells you what takes its place.'
  if (state === 'awaiting-grading')
    return 'A trainer grades your answers. You see the result here as soon as it is released.'
  if (state === 'awaiting-observation')
    return 'A trainer watches you do it and signs the checklist. Nothing to prepare.'
  if (state === 'awaiting-signature')
    return 'Your trainer has watched you. Sign the observation above, then the result is released.'
  return `You have used all ${attempt?.number ?? ''} attempts. Your training manager decides how to go on.`.replace(
    '  ',
    ' ',
  )
}

function courses(count: number): string {
  return count === 1 ? 'One course is' : `${words[count] ?? count} courses are`
}

const words: Record<number, string> = {
  2: 'Two',
  3: 'Three',
  4: 'Four',
  5: 'Five',
  6: 'Six',
  7: 'Seven',
  8: 'Eight',
  9: 'Nine',
}
