import { describe, expect, it } from '@jest/globals'
import { manifestSchema, type Exercise } from '@/shared/manifest/schema'
import {
  assessmentResult,
  drawAssessment,
  encodePattern,
  encodeResponse,
  exerciseKinds,
  gradeAssessment,
  gradedBy,
  gradeExercise,
  interactionOf,
  isAnswered,
  markExercise,
  practiceFeedback,
  responseOf,
  solutionOf,
  stripExercise,
} from '@/systems/courses/exercises'
import { freezerManifest, practiceExercises } from '../fixtures/manifests/freezer'

const manifest = freezerManifest()
const samples = [...practiceExercises(manifest), ...manifest.assessment.exercises]
const rows = samples.map((exercise) => [`${exercise.type} (${exercise.id})`, exercise] as const)
const seeds = ['a', 'b', 'c', 'attempt-17', 'ü']

/** Answers no player would send. */
const garbage: unknown[] = [
  undefined,
  null,
  '',
  'zzz',
  -1,
  Number.NaN,
  [],
  ['zzz', 'zzz'],
  [null, 7, {}],
  { zzz: 'zzz' },
  { value: 'abc', unit: 4 },
  { value: '__proto__' },
  JSON.parse('{"__proto__": "a", "constructor": "b"}'),
  () => 'a',
]

describe('every exercise type', () => {
  it('is in the registry and has an example in this suite', () => {
    expect(() => manifestSchema.parse(manifest)).not.toThrow()
    expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(Object.keys(exerciseKinds)))
  })

  it.each(rows)('%s gives 1 to the right answer, unless a person must grade it', (_name, exercise) => {
    const solution = solutionOf(exercise)
    if (gradedBy(exercise) === 'person') return expect(solution).toBeNull()
    expect(gradeExercise(exercise, solution)).toEqual({ score: 1, correct: true })
    expect(isAnswered(stripExercise(exercise, { seed: 'a' }), solution)).toBe(true)
    expect(new Set(Object.values(markExercise(exercise, solution)))).toEqual(new Set(['right']))
  })

  it.each(rows)('%s gives less than 1 to any other answer its player can send', (_name, exercise) => {
    for (const answer of otherAnswers(exercise)) {
      const { score, correct } = gradeExercise(exercise, answer)
      expect(score).toBeLessThan(1)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(correct).toBe(false)
      if (!isAnswered(stripExercise(exercise, { seed: 'a' }), answer)) continue
      expect(Object.values(markExercise(exercise, answer)).some((mark) => mark !== 'right')).toBe(true)
    }
  })

  it.each(rows)('%s never throws at garbage, and gives it nothing', (_name, exercise) => {
    for (const answer of garbage) {
      const { score } = gradeExercise(exercise, answer)
      const ungraded = exercise.type === 'checklist' || (exercise.type === 'free-text' && answer === 'zzz')
      expect(score).toBe(ungraded ? null : 0)
      expect(() => markExercise(exercise, answer)).not.toThrow()
      expect(() => responseOf(exercise, answer)).not.toThrow()
    }
  })

  it.each(rows)('%s stripped says nothing about the key', (_name, exercise) => {
    for (const seed of seeds) {
      const stripped = stripExercise(exercise, { seed })
      const text = JSON.stringify(stripped)
      for (const secret of secretsOf(exercise)) expect(text).not.toContain(secret)
      expect(Object.keys(stripped)).not.toEqual(expect.arrayContaining(['answer', 'claims', 'objective', 'tolerance']))
      expect(text).not.toMatch(
        /"(correct|feedback|rationale|claim|claims|score|accept|value|rubric|levels)":(?!\["image)/,
      )
    }
  })

  it.each(rows)('%s stripped is the same whatever is right, as long as it reads the same', (_name, exercise) => {
    for (const seed of seeds) {
      expect(stripExercise(turned(exercise), { seed })).toEqual(stripExercise(exercise, { seed }))
    }
  })

  it.each(rows)('%s says its interaction in both spellings', (_name, exercise) => {
    const solution = solutionOf(exercise)
    const { correct } = interactionOf(exercise)
    for (const edition of ['scorm-1.2', 'scorm-2004'] as const) {
      for (const pattern of correct) expect(encodePattern(pattern, edition)).not.toBe('')
      const response = solution === null ? null : responseOf(exercise, solution)
      if (!response || exercise.type === 'flashcards') continue
      const patterns = correct.map((pattern) => encodePattern(pattern, edition))
      const said = encodeResponse(response, edition)
      expect(patterns.some((pattern) => pattern === said || pattern === `${said}[:]${said}`)).toBe(true)
    }
  })
})

describe('an ordering exercise', () => {
  const exercise = sample('ordering')

  it('never arrives solved', () => {
    for (let seed = 0; seed < 300; seed++) {
      const shown = stripExercise(exercise, { seed: String(seed) })
      const order = 'items' in shown ? shown.items.map((item) => item.id) : []
      expect(gradeExercise(exercise, order).score).toBeLessThan(1)
    }
  })

  it('says of each line whether it stands too early or too late', () => {
    const right = solutionOf(exercise) as string[]
    const [first, second, third, fourth, fifth] = right as [string, string, string, string, string]
    const marks = markExercise(exercise, [first, third, second, fourth, fifth])
    expect(marks).toEqual({ [first]: 'right', [third]: 'early', [second]: 'late', [fourth]: 'right', [fifth]: 'right' })
    expect(gradeExercise(exercise, [first, third, second, fourth, fifth]).score).toBeCloseTo(0.6)
  })

  it('treats lines that read the same as one', () => {
    const twice = {
      ...exercise,
      items: [...exercise.items, { id: 'again', text: exercise.items[0]?.text ?? '', claim: 'dry' }],
    }
    const right = solutionOf(twice) as string[]
    const swapped = [right.at(-1), ...right.slice(1, -1), right[0]]
    expect(gradeExercise(twice, swapped).score).toBe(1)
  })
})

describe('a numeric exercise', () => {
  const exercise = sample('numeric')

  it.each([
    ['30', 1],
    [' 30,0 ', 1],
    ['30 min', 1],
    ['30 Minutes', 1],
    ['30 hours', 0],
    ['30 m', 0],
    ['1800', 0],
    ['31', 0],
    ['thirty', 0],
  ])('%s earns %d, where 30 minutes are right', (value, score) => {
    expect(gradeExercise(exercise, { value }).score).toBe(score)
  })

  it('reads minus signs, thousands and decimal commas as people type them', () => {
    const cold = { ...exercise, value: -80, unit: '°C', units: [] }
    for (const value of ['-80', '−80', '-80.0', '-80 °C', '–80']) expect(gradeExercise(cold, { value }).score).toBe(1)
    const many = { ...cold, value: 1500 }
    for (const value of ['1500', '1,500', '1.500', '1 500']) expect(gradeExercise(many, { value }).score).toBe(1)
    expect(gradeExercise({ ...cold, value: 0.1 + 0.2 }, { value: '0.3' }).score).toBe(1)
  })
})

describe('a cloze exercise', () => {
  const exercise = sample('cloze')

  it('takes any accepted wording, whatever its case, spaces and quotes', () => {
    expect(gradeExercise(exercise, { 1: ' Pointed ', 2: '“WATER”' }).score).toBe(1)
    expect(gradeExercise(exercise, { 1: 'sharp', 2: 'steam' }).score).toBe(0.5)
  })
})

describe('a multiple choice exercise', () => {
  it('gives nothing to whoever ticks everything', () => {
    expect(gradeExercise(sample('multiple-choice'), ['a', 'b', 'c', 'd']).score).toBe(0)
  })
})

describe('an assessment', () => {
  const { assessment } = manifest
  const all = drawAssessment({ assessment, seed: 's' })
  const right = Object.fromEntries(assessment.exercises.map((exercise) => [exercise.id, solutionOf(exercise)]))

  it('is drawn the same by the same seed, and differently by others', () => {
    expect(drawAssessment({ assessment, seed: 's' })).toEqual(all)
    expect(new Set(seeds.map((seed) => drawAssessment({ assessment, seed }).join())).size).toBeGreaterThan(1)
  })

  it('spreads a draw over the objectives', () => {
    for (const seed of seeds) {
      const drawn = drawAssessment({ assessment: { ...assessment, draw: 3 }, seed })
      const objectives = drawn.map((id) => assessment.exercises.find((exercise) => exercise.id === id)?.objective)
      expect(new Set(objectives).size).toBe(3)
    }
  })

  it('never asks what learners rate themselves', () => {
    const exercises = [sample('flashcards'), sample('free-text'), sample('true-false')]
    expect(drawAssessment({ assessment: { ...assessment, exercises, shuffle: false }, seed: 's' })).toEqual([
      'why-natural',
      'heat',
    ])
    const inPackage = drawAssessment({ assessment: { ...assessment, exercises }, seed: 's', machineOnly: true })
    expect(inPackage).toEqual(['heat'])
  })

  it('passes exactly at the pass mark, and counts points rather than questions', () => {
    const grade = gradeAssessment({ manifest, answers: { ...right, q1: true, q2: ['b'] }, drawn: all })
    expect(grade).toMatchObject({ maxPoints: 9, points: 7, passed: false, needsGrading: false })
    const eighty = { assessment: { ...assessment, passScore: grade.score ?? 0 } }
    expect(gradeAssessment({ manifest: eighty, answers: { ...right, q1: true, q2: ['b'] }, drawn: all }).passed).toBe(
      true,
    )
    expect(gradeAssessment({ manifest, answers: right, drawn: all })).toMatchObject({ score: 1, passed: true })
    expect(gradeAssessment({ manifest, answers: {}, drawn: all })).toMatchObject({ score: 0, passed: false })
  })

  it('is ungraded, not zero, until a person has graded', () => {
    const exercises = [...assessment.exercises, sample('free-text')]
    const withText = { ...manifest, assessment: { ...assessment, exercises } }
    const drawn = [...all, 'why-natural']
    const answers = { ...right, 'why-natural': 'Because heat damages the freezer.' }
    const waiting = gradeAssessment({ manifest: withText, answers, drawn })
    expect(waiting).toMatchObject({ score: null, passed: null, points: null, needsGrading: true })
    const graded = gradeAssessment({ manifest: withText, answers, drawn, awarded: { 'why-natural': 0.5 } })
    expect(graded).toMatchObject({ score: 0.95, passed: true, points: 9.5, needsGrading: false })
  })

  it('never lets a person overrule what a machine graded', () => {
    expect(gradeAssessment({ manifest, answers: {}, drawn: all, awarded: { q1: 1 } }).score).toBe(0)
  })

  it('says what to repeat, where it is taught and which clause says so', () => {
    const result = assessmentResult({
      manifest,
      drawn: all,
      answers: { ...right, q4: { value: '5' } },
      number: 1,
      submittedAt: '2026-11-20T10:00:00Z',
    })
    expect(result.repeat).toHaveLength(1)
    expect(result.repeat[0]).toMatchObject({ lesson: 'l-defrost', points: 0, maxPoints: 1, answer: { value: '5' } })
    expect(result.repeat[0]?.citations[0]?.quote).toContain('±2°C')
    expect(result.attemptsLeft).toBe(2)
    expect(result.objectives.find(({ id }) => id === 'restart')).toMatchObject({ points: 3, maxPoints: 4 })
    expect(JSON.stringify(result)).not.toContain('rationale')
  })
})

describe('practice feedback', () => {
  it('tells the clause, the rationale and what the author says about the option picked', () => {
    const wrong = stripExercise(sample('single-choice'), { seed: 'a' })
    const picked = 'options' in wrong ? wrong.options.find(({ text }) => text.startsWith('As soon'))?.id : undefined
    const feedback = practiceFeedback({ manifest, exerciseId: 'when-back', answer: [picked] })
    expect(feedback).toMatchObject({ score: 0, correct: false, notes: ['It must also be stable.'] })
    expect(feedback?.rationale).toContain('not enough')
    expect(feedback?.citations[0]?.quote).toContain('DO NOT return samples')
  })

  it('is for practice only: an exercise of the assessment has none', () => {
    expect(practiceFeedback({ manifest, exerciseId: 'q1', answer: true })).toBeNull()
  })

  it('follows a scenario choice by choice', () => {
    const way = solutionOf(sample('scenario'))
    const feedback = practiceFeedback({ manifest, exerciseId: 'leak', answer: way })
    expect(feedback?.notes).toEqual(['Towels are replaced as needed.', 'Containers are emptied as needed.'])
  })
})

function sample<Type extends Exercise['type']>(type: Type): Extract<Exercise, { type: Type }> {
  return samples.find((exercise) => exercise.type === type) as Extract<Exercise, { type: Type }>
}

/** Answers a player could send that are not fully right. */
function otherAnswers(exercise: Exercise): unknown[] {
  const stripped = stripExercise(exercise, { seed: 'other' })
  const spelt = (answer: unknown) =>
    JSON.stringify(exercise.type.includes('choice') ? [...(answer as string[])].sort() : answer)
  const solution = spelt(solutionOf(exercise))
  const candidates = (): unknown[] => {
    switch (stripped.type) {
      case 'true-false':
        return [true, false]
      case 'single-choice':
      case 'multiple-choice':
      case 'spot-the-error':
      case 'hotspot':
        return subsets(stripped.options.map(({ id }) => id))
      case 'ordering':
        return permutations(stripped.items.map(({ id }) => id))
      case 'matching':
        return stripped.right.map(({ id }) => Object.fromEntries(stripped.left.map((left) => [left.id, id])))
      case 'cloze':
        return [{ 1: 'nothing' }, { 1: 'sharp' }, { 2: 'water' }].filter(() => exercise.id === 'gap')
      case 'numeric':
        return [{ value: '29.9' }, { value: '30 hours' }, { value: '' }]
      case 'scenario':
        return subsets(['a', 'b']).concat([
          ['a', 'a'],
          ['b', 'b'],
        ])
      case 'flashcards':
        return [{ a: true, b: false }, {}]
      case 'free-text':
      case 'upload':
      case 'checklist':
        return []
    }
  }
  return candidates().filter((answer) => spelt(answer) !== solution)
}

/** Texts of the manifest that only a marker of the answer may know. */
function secretsOf(exercise: Exercise): string[] {
  const secrets = [exercise.rationale]
  if ('options' in exercise)
    secrets.push(...exercise.options.flatMap(({ id, feedback }) => [`"${id}"`, ...(feedback ? [feedback] : [])]))
  if (exercise.type === 'ordering')
    secrets.push(...exercise.items.flatMap(({ id, claim }) => [`"${id}"`, `"${claim}"`]))
  if (exercise.type === 'matching')
    secrets.push(...exercise.pairs.flatMap(({ id, claim }) => [`"${id}"`, `"${claim}"`]))
  if (exercise.type === 'cloze')
    secrets.push(
      ...exercise.gaps.flatMap(({ id, accept }) => [`"${id}"`, `{${id}}`, ...accept.map((text) => `"${text}"`)]),
    )
  if (exercise.type === 'scenario')
    secrets.push(
      ...exercise.scenes.flatMap(({ id, choices }) => [`"${id}"`, ...choices.map(({ feedback }) => feedback)]),
    )
  if (exercise.type === 'hotspot') secrets.push(...exercise.regions.map(({ id }) => `"${id}"`))
  if ('rubric' in exercise) secrets.push(...exercise.rubric.flatMap(({ levels }) => levels.map(({ text }) => text)))
  return secrets
}

/** The same exercise to the eye, with another key. */
function turned(exercise: Exercise): Exercise {
  switch (exercise.type) {
    case 'true-false':
      return { ...exercise, answer: !exercise.answer }
    case 'single-choice':
    case 'multiple-choice':
      return {
        ...exercise,
        options: [...exercise.options].reverse().map((option) => ({ ...option, correct: !option.correct })),
      }
    case 'spot-the-error': {
      const [first, second, ...rest] = exercise.options as [(typeof exercise.options)[0], (typeof exercise.options)[0]]
      return {
        ...exercise,
        options: [...rest, { ...second, correct: first.correct }, { ...first, correct: second.correct }],
      }
    }
    case 'ordering': {
      // Two lines trade places; the first stays, so that no seed finds one of the two solved.
      const [first, second, third, ...rest] = exercise.items as typeof exercise.items & {
        0: { id: string; text: string; claim: string }
      }
      return { ...exercise, items: [first, third, second, ...rest].flatMap((item) => (item ? [item] : [])) }
    }
    case 'matching': {
      const rights = exercise.pairs.map(({ right }) => right).reverse()
      return { ...exercise, pairs: exercise.pairs.map((pair, at) => ({ ...pair, right: rights[at] ?? '' })) }
    }
    case 'cloze':
      return { ...exercise, gaps: exercise.gaps.map((gap) => ({ ...gap, accept: ['something else'] })) }
    case 'numeric':
      return { ...exercise, value: exercise.value + 1, tolerance: 3 }
    default:
      return exercise
  }
}

function subsets(ids: string[]): string[][] {
  return ids.reduce<string[][]>((all, id) => [...all, ...all.map((some) => [...some, id])], [[]])
}

function permutations(ids: string[]): string[][] {
  if (ids.length < 2) return [ids]
  return ids.flatMap((id) => permutations(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]))
}
