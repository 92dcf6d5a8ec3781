import { isImperative, words } from '@/shared/language'
import type { Exercise } from '@/shared/manifest/schema'
import type { Fact } from '../../../model'
import { splitCondition } from '../../../reading/condition'
import { leansOnContext } from '../../../reading/context'
import { ended, inSentence, withoutStop } from '../../../reading/wording'
import { allowed } from './alter'
import { alike, asOption, nearest, type Bank, type Candidate } from './bank'
import { pickDistractors } from './distractors'

type Scene = Extract<Exercise, { type: 'scenario' }>['scenes'][number]

/** Situations: somebody proposes what a warning forbids; cases that follow each other, each with a decision. */
export function askScenarios(bank: Bank): Candidate[] {
  return [...bank.sayings.flatMap((fact) => askWarning(fact, bank)), ...askDecisions(bank)]
}

function askWarning(fact: Fact, bank: Bank): Candidate[] {
  const size = words(fact.text).length
  if (fact.kind !== 'warning' || size < 4 || size > 28 || leansOnContext(fact.text) || /[.!?]\s+\S/.test(fact.text))
    return []
  const ask = bank.phrases.ask
  // Only what somebody might propose to do; a remark that something may not apply is no temptation.
  const tempting =
    ask.forbidden(fact.text) !== null ||
    ask.turned(withoutStop(fact.text)) !== null ||
    /\b(?:must|mag|mogen|darf|dürfen)\b/i.test(fact.text)
  if (!tempting || fact.severity === 'note') return []
  const action = allowed(fact.text, bank.language, bank.phrases, 'proposal')
  if (action === null) return []
  const clause = ended(fact.text)
  const [once, guarded, later] = ask.excuses
  const wrong = (id: string, text: string) => ({ id, text, to: null, score: 0, feedback: clause })
  return [
    {
      weight: 8,
      asks: [fact.id],
      exercise: {
        type: 'scenario',
        prompt: ask.scenePrompt,
        start: 'proposal',
        scenes: [
          {
            id: 'proposal',
            text: ask.scene(bank.titleOf(fact), action),
            claims: [fact.id],
            choices: [
              { id: 'refuse', text: ask.refuse(clause), to: null, score: 1, feedback: clause },
              wrong('once', once),
              wrong('guarded', guarded),
              wrong('later', later),
            ],
          },
        ],
        claims: [fact.id],
        rationale: clause,
      },
    },
  ]
}

const MOST_SCENES = 3

/** Two or three cases of the lesson as one story; whatever is chosen, it goes on, and says what the SOP says. */
function askDecisions(bank: Bank): Candidate[] {
  const cases = bank.sayings.flatMap((fact) => sceneOf(fact, bank) ?? [])
  const told = cases
    // A problem with several causes comes up once.
    .filter(
      (one, at) => cases.findIndex((other) => other.fact.id === one.fact.id || isSameCase(other.fact, one.fact)) === at,
    )
    .slice(0, MOST_SCENES)
  if (told.length < 2) return []
  const scenes = told.map(({ scene }, at): Scene => {
    const to = at + 1 < told.length ? `case-${String(at + 2)}` : null
    return { ...scene, id: `case-${String(at + 1)}`, choices: scene.choices.map((choice) => ({ ...choice, to })) }
  })
  return [
    {
      weight: 9.2,
      asks: told.map(({ fact }) => fact.id),
      exercise: {
        type: 'scenario',
        prompt: bank.phrases.ask.decisionPrompt,
        start: 'case-1',
        scenes,
        claims: told.map(({ fact }) => fact.id),
        rationale: told.map(({ fact }) => ended(fact.text)).join(' '),
      },
    },
  ]
}

const isSameCase = (a: Fact, b: Fact): boolean => a.cells !== undefined && a.cells[0] === b.cells?.[0]

function sceneOf(fact: Fact, bank: Bank): { fact: Fact; scene: Scene } | null {
  const found = fact.kind === 'problem' ? problemIn(fact, bank) : caseIn(fact, bank)
  if (!found) return null
  const { text, key, pool, truths } = found
  const wrong = pickDistractors({ key, pool, truths: [fact.text, ...truths], bank, wanted: 3 })
  if (wrong.length < 2) return null
  const feedback = ended(fact.text)
  return {
    fact,
    scene: {
      id: 'case',
      text,
      claims: [fact.id],
      choices: [key, ...wrong].map((option, at) => ({
        id: `choice-${String(at + 1)}`,
        text: option,
        to: null,
        score: at === 0 ? 1 : 0,
        feedback,
      })),
    },
  }
}

type Decision = { text: string; key: string; pool: string[]; truths: string[] }

function caseIn(fact: Fact, bank: Bank): Decision | null {
  if (fact.choice !== undefined || fact.cells !== undefined) return null
  const own = splitCondition(fact.text)
  if (!own || (bank.language === 'en' && !isImperative(own.then, 'en'))) return null
  const others = nearest(bank.all, fact).filter((other) => other.id !== fact.id)
  const cases = others.flatMap((other) => splitCondition(other.text) ?? [])
  const steps = others.filter(
    (other) =>
      ['step', 'substep'].includes(other.kind) &&
      other.section !== fact.section &&
      words(other.text).length <= 22 &&
      !/[.!?]\s+\S/.test(other.text),
  )
  return {
    text: bank.phrases.ask.decision(bank.titleOf(fact), withoutStop(own.when)),
    key: asOption(own.then),
    pool: [...cases.map((each) => each.then), ...steps.map((other) => other.text)],
    truths: [
      ...cases.filter((each) => alike(each.when, own.when, bank.lexicon)).map((each) => each.then),
      ...bank.own.filter((other) => Math.abs(other.order - fact.order) <= 2).map((other) => other.text),
    ],
  }
}

function problemIn(row: Fact, bank: Bank): Decision | null {
  const cells = row.cells ?? []
  const [problem, solution] = [cells[0], cells.at(-1)]
  if (problem === undefined || solution === undefined || words(solution).length < 2) return null
  const rows = bank.own.filter((fact) => fact.kind === 'problem' && fact !== row)
  const cause = cells.length > 2 && cells[1] ? inSentence(cells[1], bank.language) : null
  return {
    text: bank.phrases.ask.solution(problem, cause),
    key: asOption(solution),
    pool: rows.filter((other) => other.cells?.[0] !== problem).flatMap((other) => other.cells?.at(-1) ?? []),
    truths: rows.filter((other) => other.cells?.[0] === problem).flatMap((other) => other.cells?.at(-1) ?? []),
  }
}
