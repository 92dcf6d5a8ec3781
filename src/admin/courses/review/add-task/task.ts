/** A task that a trainer judges, as an author fills it in. */
export type Task = {
  type: 'free-text' | 'upload' | 'checklist'
  prompt: string
  /** Keys of the claims that make it right; for a checklist, one a point to observe, in this order. */
  claims: string[]
  /** Claims of a checklist that must be done for it to be passed. */
  critical: string[]
  rubric: Criterion[]
}
export type Criterion = { id: string; criterion: string; levels: { points: string; text: string }[] }

export const taskWords: Record<Task['type'], { title: string; hint: string; prompt: string; claims: string }> = {
  'free-text': {
    title: 'Written answer',
    hint: 'The learner writes in their own words; a trainer grades it by your rubric.',
    prompt: 'What the learner is asked',
    claims: 'What a right answer rests on',
  },
  upload: {
    title: 'Proof as a file',
    hint: 'A photo or document of work done, such as a filled-in log; a trainer grades it by your rubric.',
    prompt: 'What the learner hands in',
    claims: 'What a right proof rests on',
  },
  checklist: {
    title: 'Observed at work',
    hint: 'A trainer watches the learner do it, ticks each point on a phone, and both sign.',
    prompt: 'What the learner is observed doing',
    claims: 'Points to observe, in this order',
  },
}

const proofTypes = ['image/jpeg', 'image/png', 'application/pdf']

export const newCriterion = (id: string): Criterion => ({
  id,
  criterion: '',
  levels: [
    { points: '0', text: 'Not shown' },
    { points: '1', text: 'Partly shown' },
    { points: '2', text: 'Fully shown' },
  ],
})

/** The first thing that keeps a task from being added, in words for its author; null where nothing does. */
export function whatIsMissing(task: Task): string | null {
  if (task.prompt.trim() === '') return 'Say what the learner is asked to do'
  if (task.claims.length === 0) return 'Choose at least one sentence of the course that it rests on'
  if (task.type === 'checklist') return null
  for (const { criterion, levels } of task.rubric) {
    if (criterion.trim() === '') return 'Name each criterion'
    if (levels.some(({ text }) => text.trim() === '')) return `Describe each level of “${criterion.trim()}”`
    if (levels.some(({ points }) => !/^\d+(?:[.,]\d+)?$/.test(points.trim())))
      return `Give each level of “${criterion.trim()}” its points, as a number`
    if (new Set(levels.map(({ points }) => number(points))).size < levels.length)
      return `Give each level of “${criterion.trim()}” other points`
    if (Math.max(...levels.map(({ points }) => number(points))) === 0)
      return `Give the best level of “${criterion.trim()}” more than 0 points`
  }
  return null
}

/** The exercise as the course keeps it, without an id. `textOf`: a claim's words. */
export function exerciseOf(task: Task, textOf: (claim: string) => string): Record<string, unknown> {
  const base = { type: task.type, prompt: task.prompt.trim(), claims: task.claims, rationale: '' }
  if (task.type === 'checklist') {
    const items = task.claims.map((claim, at) => ({
      id: `point-${at + 1}`,
      text: textOf(claim),
      claim,
      critical: task.critical.includes(claim),
    }))
    return { ...base, points: items.length, items }
  }
  const rubric = task.rubric.map(({ id, criterion, levels }) => ({
    id,
    criterion: criterion.trim(),
    levels: levels
      .map(({ points, text }) => ({ points: number(points), text: text.trim() }))
      .sort((a, b) => a.points - b.points),
  }))
  const points = rubric.reduce((sum, { levels }) => sum + (levels.at(-1)?.points ?? 0), 0)
  return { ...base, points, rubric, ...(task.type === 'upload' ? { accept: proofTypes } : {}) }
}

const number = (text: string): number => Number(text.trim().replace(',', '.'))
