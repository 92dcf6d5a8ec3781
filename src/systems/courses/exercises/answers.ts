import type { Grade } from './exercise-kind'

/** Readers of answers that come from outside: anything of another shape becomes an empty answer. */
export function asLabels(answer: unknown): string[] {
  if (!Array.isArray(answer)) return []
  return [...new Set(answer.filter((label): label is string => typeof label === 'string'))]
}

export function asTexts(answer: unknown): Record<string, string> {
  const entries = isRecord(answer) ? Object.entries(answer) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function graded(score: number): Grade {
  const bounded = Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : 0
  return { score: bounded, correct: bounded === 1 }
}

export const needsPerson: Grade = { score: null, correct: null }
