import type { Claim, Exercise } from '@/shared/manifest/schema'
import { verifyExercise, type Sources } from '@/shared/verify'
import type { Exercises, Facts, LessonPlan, Outline, PlannedObjective } from '../../../model'
import type { Phrases } from '../../../phrases'
import { uniqueIds } from '../../../stable-id'
import type { Depth } from '../../../wishes'
import { readingMinutes } from '../plan/minutes'
import { bankFor, type Bank, type Candidate } from './bank'
import { difficultyOf, type Difficulty } from './difficulty'
import { givesItselfAway } from './giveaway'
import { askCards } from './cards'
import { askConditions } from './conditions'
import { askGaps } from './gaps'
import { askLists } from './lists'
import { askMeasures } from './measures'
import { askNames } from './names'
import { askObserved } from './observed'
import { askPairs } from './pairs'
import { askScenarios } from './scenarios'
import { chooseBank, choosePractice, repeats } from './select'
import { askSequences } from './sequences'
import { askSorting } from './sorting'
import { askStatements } from './statements'

export const writers: readonly ((bank: Bank) => Candidate[])[] = [
  askSequences,
  askConditions,
  askPairs,
  askLists,
  askMeasures,
  askScenarios,
  askStatements,
  askNames,
  askSorting,
  askCards,
  askObserved,
  askGaps,
]

export type Question = Candidate & { lesson: string; objective: string | undefined; difficulty: Difficulty }

/** Practice for each lesson and a bank for the assessment; no question whose key the verifier does not bear out. */
export function writeExercises({
  facts,
  outline,
  objectives,
  claims,
  sources,
  phrases,
  depth,
}: {
  facts: Facts
  outline: Outline
  objectives: readonly PlannedObjective[]
  claims: Readonly<Record<string, Claim>>
  sources: Sources
  phrases: Phrases
  depth?: Depth | undefined
}): Exercises {
  const lessons = outline.modules.flatMap((module) => module.lessons)
  const byId = new Map(facts.facts.map((fact) => [fact.id, fact]))
  const taught = [...new Set(lessons.flatMap((lesson) => lesson.facts))].flatMap((id) => byId.get(id) ?? [])
  // Only what is about to be chosen is verified: a question that is not asked need not hold.
  const verdicts = new Map<Candidate, boolean>()
  const holds = (candidate: Candidate) => {
    const known =
      verdicts.get(candidate) ?? verifyExercise({ exercise: probe(candidate), claims, sources }).support === 'supported'
    verdicts.set(candidate, known)
    return known
  }
  const offered = lessons.map((lesson) => {
    const bank = bankFor(lesson, facts, taught, phrases)
    const questions = writers
      .flatMap((write) => write(bank))
      .filter((candidate) => !givesItselfAway(candidate.exercise, bank.lexicon))
      .map((candidate) => ({
        ...candidate,
        lesson: lesson.id,
        objective: objectiveOf(candidate, lesson, objectives),
        difficulty: candidate.difficulty ?? difficultyOf(candidate.exercise),
      }))
    return { lesson, questions, minutes: readingMinutes(bank.own) }
  })
  const used: Question[] = []
  const practice = offered.map(({ lesson, questions, minutes }) => {
    const chosen = choosePractice({
      questions,
      lesson,
      minutes,
      suits: (question) => !repeats(question, used) && holds(question),
    })
    used.push(...chosen)
    return { lesson, questions: chosen }
  })
  const bank = chooseBank({ offered: offered.flatMap((each) => each.questions), used, lessons, holds, depth })
  const newId = uniqueIds()
  const finish = ({ exercise, objective, difficulty }: Question): Exercise => ({
    ...exercise,
    difficulty,
    id: newId('e', exercise.type, exercise.prompt, ...exercise.claims),
    points: ['ordering', 'matching', 'scenario'].includes(exercise.type) ? 2 : 1,
    ...(objective === undefined ? {} : { objective }),
  })
  return {
    practice: practice.map(({ lesson, questions }) => ({ lesson: lesson.id, exercises: questions.map(finish) })),
    assessment: bank.questions.map(finish),
    draw: bank.draw,
  }
}

function probe(candidate: Candidate): Exercise {
  return { ...candidate.exercise, id: 'probe', points: 1 }
}

/** The objective of the lesson that shares most facts with the question. */
function objectiveOf(
  candidate: Candidate,
  lesson: LessonPlan,
  objectives: readonly PlannedObjective[],
): string | undefined {
  const own = objectives.filter((objective) => lesson.objectives.includes(objective.id))
  const shared = (objective: PlannedObjective) => candidate.asks.filter((fact) => objective.facts.includes(fact)).length
  return [...own].sort((a, b) => shared(b) - shared(a)).find((objective) => shared(objective) > 0)?.id
}
