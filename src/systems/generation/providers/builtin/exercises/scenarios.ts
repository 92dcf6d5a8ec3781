import { words } from '@/shared/language'
import { ended } from '../../../reading/wording'
import { allowed } from './alter'
import { leansOnContext, type Bank, type Candidate } from './bank'

/** A warning put to the test: somebody proposes what it forbids. */
export function askScenarios(bank: Bank): Candidate[] {
  return bank.sayings.flatMap((fact) => {
    if (
      fact.kind !== 'warning' ||
      words(fact.text).length < 4 ||
      words(fact.text).length > 28 ||
      leansOnContext(fact.text) ||
      /[.!?]\s+\S/.test(fact.text)
    )
      return []
    const ask = bank.phrases.ask
    // Only what somebody might propose to do; a remark that something may not apply is no temptation.
    const tempting = ask.forbidden(fact.text) !== null || /\b(?:must|mag|mogen|darf|dürfen)\b/i.test(fact.text)
    if (!tempting || fact.severity === 'note') return []
    const action = allowed(fact.text, bank.language, bank.phrases, 'proposal')
    if (action === null) return []
    const clause = ended(fact.text)
    return [
      {
        weight: 8,
        asks: [fact.id],
        exercise: {
          type: 'scenario' as const,
          prompt: ask.scenePrompt,
          start: 'proposal',
          scenes: [
            {
              id: 'proposal',
              text: ask.scene(bank.titleOf(fact), action),
              claims: [fact.id],
              choices: [
                { id: 'refuse', text: ask.refuse(clause), to: null, score: 1, feedback: clause },
                { id: 'accept', text: ask.goAlong(action), to: null, score: 0, feedback: clause },
              ],
            },
          ],
          claims: [fact.id],
          rationale: clause,
        },
      },
    ]
  })
}
