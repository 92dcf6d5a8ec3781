import { words } from '@/shared/language'
import type { Fact } from '../../../model'
import { type Bank, type Candidate } from './bank'
import { actionOf, sequencesOf } from './sequences'

const [FEWEST, MOST] = [5, 12]

/** A check list for a trainer who watches the steps being done, or for one's own: the longest procedure of a lesson. */
export function askObserved(bank: Bank): Candidate[] {
  const [steps] = sequencesOf(bank).sort((a, b) => b.length - a.length)
  if (!steps || steps.length < FEWEST || steps.length > MOST) return []
  // A label before each step heads what is told elsewhere: nothing that could be watched.
  if (steps.some((step) => words(actionOf(step, bank)).length > 20 || /^[^:]{2,40}:\s/.test(step.text))) return []
  return [
    {
      weight: 2,
      asks: steps.map((step) => step.id),
      exercise: {
        type: 'checklist',
        prompt: bank.phrases.ask.observed(bank.titleOf(steps[0] as Fact)),
        items: steps.map((step, at) => ({
          id: `i${String(at + 1)}`,
          text: actionOf(step, bank),
          claim: step.id,
          critical: isCritical(step, bank),
        })),
        claims: steps.map((step) => step.id),
        rationale: '',
      },
    },
  ]
}

/** A step with a warning of its own. */
function isCritical(step: Fact, bank: Bank): boolean {
  return bank.own.some((fact) => fact.kind === 'warning' && fact.parent === step.id && fact.severity !== 'note')
}
