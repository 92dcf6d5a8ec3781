import { words } from '@/shared/language'
import type { LessonPlan } from '../../../model'
import { scatter } from './distractors'
import type { Depth } from '../../../wishes'
import type { Question } from './write-exercises'

const MOST_IN_PRACTICE = 4
/** Questions of one attempt. */
const MOST_ASKED = 15
const FEWEST_ASKED = 8
/** A certificate is earned with more of them. */
const ASKED_FOR_A_CERTIFICATE = 1.6
/** With fewer, each attempt asks them all: half of them would prove nothing. */
const SMALLEST_BANK = 8
/** Types for practice alone: learners rate themselves, or a trainer watches. */
const PRACTICE_ONLY: ReadonlySet<string> = new Set(['flashcards', 'checklist'])
/** Weight of questions that are asked only where a lesson would have none. */
const LAST_RESORT = 1
const FEWEST_IN_PRACTICE = 2

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
  // A short lesson makes up in practice what it has less to read.
  const wanted = minutes >= 4 ? 4 : minutes >= 2 || minutes < 1 ? 3 : 2
  const chosen: Question[] = []
  const asking = questions.filter((question) => !PRACTICE_ONLY.has(question.exercise.type))
  const ranked = rank(asking.filter((question) => question.weight > LAST_RESORT))
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
  const lastResort = rank(asking.filter((question) => question.weight <= LAST_RESORT))
  for (const objective of lesson.objectives) {
    if (chosen.length >= MOST_IN_PRACTICE || chosen.some((question) => question.objective === objective)) continue
    const gap = lastResort.find(
      (question) => question.objective === objective && isNew(question, chosen) && suits(question),
    )
    if (gap) chosen.push(gap)
  }
  for (const question of lastResort)
    if (chosen.length < FEWEST_IN_PRACTICE && isNew(question, chosen) && suits(question)) chosen.push(question)
  const alone = rank(questions.filter((question) => PRACTICE_ONLY.has(question.exercise.type))).find(suits)
  if (alone) chosen.push(alone)
  return chosen.sort((a, b) => (a.exercise.type === 'ordering' ? -1 : 0) - (b.exercise.type === 'ordering' ? -1 : 0))
}

/** Questions for the final assessment, twice as many as an attempt draws; `draw` is null where there are too few. */
export type QuestionBank = { questions: Question[]; draw: number | null }

/** The bank of the final assessment: round the lessons, different kinds, nothing that practice has asked in the same way. */
export function chooseBank({
  offered,
  used,
  lessons,
  holds,
  depth,
}: {
  offered: readonly Question[]
  used: readonly Question[]
  lessons: readonly LessonPlan[]
  holds: (question: Question) => boolean
  depth?: Depth | undefined
}): QuestionBank {
  const asked = questionsAsked(lessons.length, depth)
  const wanted = asked * 2
  const taken = new Set(used)
  const left = rank(
    offered.filter(
      (question) => !taken.has(question) && !PRACTICE_ONLY.has(question.exercise.type) && !repeats(question, used),
    ),
  )
  const chosen: Question[] = []
  const usedFacts = new Set(used.flatMap((question) => question.asks))
  const score = (question: Question) => {
    const count = (same: (other: Question) => boolean) => chosen.filter(same).length
    const share = wanted / FEWEST_ASKED / 2
    const sameType = count((other) => other.exercise.type === question.exercise.type) / share
    const sameLevel = count((other) => other.difficulty === question.difficulty) / share
    const sameLesson = count((other) => other.lesson === question.lesson)
    const fresh = question.asks.filter((fact) => !usedFacts.has(fact)).length / question.asks.length
    const forObjective = count((other) => other.objective === question.objective)
    const untested = question.objective === undefined ? 0 : forObjective === 0 ? 5 : forObjective === 1 ? 2 : 0
    const gap = question.weight <= LAST_RESORT ? 8 : 0
    return question.weight + untested + fresh * 2 - sameType * 1.2 - sameLevel * 0.4 - sameLesson * 2 - gap
  }
  const sharing = (question: Question) =>
    chosen.filter((other) => other.asks.some((fact) => question.asks.includes(fact))).length
  // First about what no other question asks; then in another way about what one does; gaps, which ask for a word, last.
  const rounds: ((question: Question) => boolean)[] = [
    (question) => question.weight > LAST_RESORT && isNew(question, chosen),
    (question) => question.weight > LAST_RESORT && sharing(question) <= 1,
    (question) => isNew(question, chosen),
    // A certificate asks what matters once more, in a third way.
    ...(depth === 'certification'
      ? [(question: Question) => question.weight > LAST_RESORT && sharing(question) <= 2]
      : []),
  ]
  for (const suits of rounds) {
    while (chosen.length < wanted) {
      const best = left
        .filter((question) => !chosen.includes(question) && suits(question) && !repeats(question, chosen))
        .map((question) => ({ question, points: score(question) }))
        .sort((a, b) => b.points - a.points)
        .find(({ question }) => holds(question))?.question
      if (!best) break
      chosen.push(best)
    }
  }
  // A short SOP has to ask again what practice asked, in its words: better than an assessment of two questions.
  if (chosen.length === 0)
    chosen.push(...used.filter((question) => !PRACTICE_ONLY.has(question.exercise.type)).slice(0, FEWEST_ASKED))
  const order = new Map(lessons.map((lesson, index) => [lesson.id, index]))
  return {
    questions: chosen.sort((a, b) => (order.get(a.lesson) ?? 0) - (order.get(b.lesson) ?? 0)),
    draw: drawOf(chosen.length, asked),
  }
}

/** How many questions an attempt should have, by the length of the course, and by what it is for. */
export function questionsAsked(lessons: number, depth?: Depth): number {
  const asked = Math.min(MOST_ASKED, Math.max(FEWEST_ASKED, lessons))
  return depth === 'certification' ? Math.ceil(asked * ASKED_FOR_A_CERTIFICATE) : asked
}

/** How many of a bank one attempt asks: at most half, so that a second attempt is another one. */
export function drawOf(bank: number, wanted = MOST_ASKED): number | null {
  return bank < SMALLEST_BANK ? null : Math.min(wanted, Math.floor(bank / 2))
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
    // The excuses of two such scenes are the same.
    if (isProposal(other) && isProposal(question) && other.lesson === question.lesson) return true
    const shared = question.asks.filter((fact) => other.asks.includes(fact)).length
    return (shared > 0 && shared * 2 >= question.asks.length) || likeness(wordsOf(question), wordsOf(other)) >= 0.75
  })
}

const isProposal = ({ exercise }: Question): boolean => exercise.type === 'scenario' && exercise.scenes.length === 1

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
