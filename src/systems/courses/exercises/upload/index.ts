import type { StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded, isRecord, needsPerson } from '../answers'

export type UploadStripped = StrippedBase<'upload'> & { accept: string[]; criteria: string[] }
/** A file the host has stored: its id there, and its name. */
export type UploadAnswer = { file: string; name: string }

export const upload = defineExerciseKind<'upload', UploadStripped, UploadAnswer>({
  type: 'upload',
  gradedBy: 'person',
  strip: ({ id, type, prompt, points, accept, rubric }) => ({
    id,
    type,
    prompt,
    points,
    accept,
    criteria: rubric.map(({ criterion }) => criterion),
  }),
  solution: () => null,
  grade: (_exercise, answer) => (isFile(answer) ? needsPerson : graded(0)),
  mark: () => ({}),
  answered: (_stripped, answer) => isFile(answer),
  describe: (_stripped, answer) => (isFile(answer) ? answer.name : ''),
  interaction: () => ({ type: 'other', correct: [] }),
  response: (_exercise, answer) => (isFile(answer) ? { kind: 'prose', text: answer.name } : null),
})

function isFile(answer: unknown): answer is UploadAnswer {
  return isRecord(answer) && typeof answer.file === 'string' && answer.file !== '' && typeof answer.name === 'string'
}
