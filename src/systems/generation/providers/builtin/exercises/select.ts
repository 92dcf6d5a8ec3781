import { words } from '@/shared/language'
import type { LessonPlan } from '../../../model'
import { scatter } from './distractors'
import type { Question } from './write-exercises'

const MOST_IN_PRACTICE = 3
const MOST_IN_ASSESSMENT = 15
const FEWEST_IN_ASSESSMENT = 8
/** Weight of questions that are asked only where a lesson would have none. */
const LAST_RESORT = 1

/** One to three questions for a lesson: the best, of different kinds, about different facts, each objective if possible. */
export function choosePractice({
  questions,
  lesson,
  minutes,
  suits,
}: {
  questions: readonly Question[]
  lesson: LessonPlan
  minutes: number
  suits: (question: Question) => boolean
}): Question[] {
  const wanted = minutes >= 2.4 ? 3 : minutes >= 0.9 ? 2 : 1
  const chosen: Question[] = []
  const ranked = rank(questions.filter((question) => question.weight > LAST_RESORT))
  const take = (question: Question | undefined) => {
    if (question && chosen.length < wanted) chosen.push(question)
  }
  for (const objective of lesson.objectives)
    take(ranked.find((question) => question.objective === objective && isNew(question, chosen) && suits(question)))
  while (chosen.length < wanted) {
    const otherKind = (question: Question) => !chosen.some((other) => other.exercise.type === question.exercise.type)
    const next =
      ranked.find((question) => otherKind(question) && isNew(question, chosen) && suits(question)) ??
      ranked.find((question) => isNew(question, chosen) && suits(question))
    if (!next) break
    take(next)
  }
  // What nothing better tests is tested by a gap; a lesson without any question gets one.
  const lastResort = rank(questions.filter((question) => question.weight <= LAST_RESORT))
  for (const objective of lesson.objectives) {
    if (chosen.length >= MOST_IN_PRACTICE || chosen.some((question) => question.objective === objective)) continue
    const gap = lastResort.find(
      (question) => question.objective === objective && isNew(question, chosen) && suits(question),
    )
    if (gap) chosen.push(gap)
  }
  if (chosen.length === 0) take(lastResort.find(suits))
  return chosen.sort((a, b) => (a.exercise.type === 'ordering' ? -1 : 0) - (b.exercise.type === 'ordering' ? -1 : 0))
}

/** The final assessment: round the lessons, different kinds, nothing that practice has asked in the same way. */
export function chooseAssessment({
  offered,
  used,
  lessons,
  holds,
}: {
  offered: readonly Question[]
  used: readonly Question[]
  lessons: readonly LessonPlan[]
  holds: (question: Question) => boolean
}): Question[] {
  const wanted = Math.min(MOST_IN_ASSESSMENT, Math.max(FEWEST_IN_ASSESSMENT, lessons.length))
  const taken = new Set(used)
  const left = rank(offered.filter((question) => !taken.has(question) && !repeats(question, used)))
  const chosen: Question[] = []
  const usedFacts = new Set(used.flatMap((question) => question.asks))
  const score = (question: Question) => {
    const sameType = chosen.filter((other) => other.exercise.type === question.exercise.type).length
    const sameLesson = chosen.filter((other) => other.lesson === question.lesson).length
    const fresh = question.asks.filter((fact) => !usedFacts.has(fact)).length / question.asks.length
    const untested =
      question.objective !== undefined && !chosen.some((other) => other.objective === question.objective) ? 3 : 0
    // A scenario with one right answer in plain sight is good practice, but weak evidence.
    const easy = question.exercise.type === 'scenario' ? 3 : 0
    const gap = question.weight <= LAST_RESORT ? 8 : 0
    return question.weight + untested + fresh * 2 - sameType * 1.5 - sameLesson * 4 - easy - gap
  }
  while (chosen.length < wanted) {
    // Gaps, which ask for a word, only fill an assessment up that would be too short without them.
    const worth = chosen.length >= FEWEST_IN_ASSESSMENT ? 2 : 0
    const open = left
      .filter((question) => question.weight >= worth && isNew(question, chosen) && !repeats(question, chosen))
      .map((question) => ({ question, points: score(question) }))
    const best = open.sort((a, b) => b.points - a.points).find(({ question }) => holds(question))?.question
    if (!best) break
    chosen.push(best)
  }
  // A short SOP has to ask again what practice asked, in its words: better than an assessment of two questions.
  if (chosen.length === 0) chosen.push(...used.slice(0, FEWEST_IN_ASSESSMENT))
  const order = new Map(lessons.map((lesson, index) => [lesson.id, index]))
  return chosen.sort((a, b) => (order.get(a.lesson) ?? 0) - (order.get(b.lesson) ?? 0))
}

function rank(questions: readonly Question[]): Question[] {
  return [...questions].sort((a, b) => b.weight - a.weight || scatter(a.exercise.prompt) - scatter(b.exercise.prompt))
}

/** About other facts than the questions chosen, or most of them. */
function isNew(question: Question, chosen: readonly Question[]): boolean {
  return (
    !chosen.includes(question) &&
    chosen.every(
      (other) =>
        question.asks.filter((fact) => other.asks.includes(fact)).length * 2 <
        Math.min(question.asks.length, other.asks.length) + 0.5,
    )
  )
}

/** The same question as one already asked: same kind, and mostly the same facts or nearly the same words. */
export function repeats(question: Question, used: readonly Question[]): boolean {
  return used.some((other) => {
    if (other.exercise.type !== question.exercise.type) return false
    const shared = question.asks.filter((fact) => other.asks.includes(fact)).length
    return (shared > 0 && shared * 2 >= question.asks.length) || likeness(wordsOf(question), wordsOf(other)) >= 0.75
  })
}

function wordsOf({ exercise }: Question): Set<string> {
  const keys =
    'options' in exercise
      ? exercise.options
          .filter((option) => option.correct || exercise.type === 'spot-the-error')
          .map((option) => option.text)
      : 'items' in exercise
        ? exercise.items.map((item) => item.text)
        : []
  return new Set([exercise.prompt, ...keys, 'text' in exercise ? exercise.text : ''].flatMap((text) => words(text)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / (a.size + b.size - both || 1)
}
