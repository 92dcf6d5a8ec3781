import { bare, contentWords, overlap, type Lexicon } from '@/shared/language'
import type { Candidate } from './bank'

/** Whether the question says its own answer: the key stands in the stem, or its words do and those of the others do not. */
export function givesItselfAway(exercise: Candidate['exercise'], lexicon: Lexicon): boolean {
  const says = (text: string, answer: string) => ` ${bare(text)} `.includes(` ${bare(answer)} `)
  switch (exercise.type) {
    case 'numeric':
      return says(exercise.prompt, String(exercise.value))
    case 'cloze':
      return exercise.gaps.some(({ accept }) =>
        says(`${exercise.prompt} ${exercise.text.replace(/\{\{[^}]*\}\}/g, ' … ')}`, accept[0] ?? ''),
      )
    case 'single-choice':
    case 'multiple-choice': {
      const share = (text: string) =>
        contentWords(text, lexicon).length === 0 ? 0 : overlap(text, exercise.prompt, lexicon)
      const of = (correct: boolean) => exercise.options.filter((option) => option.correct === correct)
      const least = Math.min(...of(true).map(({ text }) => share(text)))
      const most = Math.max(...of(false).map(({ text }) => share(text)))
      const said = exercise.type === 'single-choice' && of(true).some(({ text }) => says(exercise.prompt, text))
      return said || (least >= 0.6 && least > most + 0.25)
    }
    default:
      return false
  }
}
