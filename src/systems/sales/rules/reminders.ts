import type { ReminderKind } from '../events'
import { endStates } from '../lifecycle'
import type { RequestEventRecord, RequestRecord } from '../model'
import { openQuestions } from './open-questions'

const hour = 60 * 60 * 1000
const day = 24 * hour

/**
 * What there is to remind of. The key names the cause: the same question, the same due date, the same move; another due
 * date is another cause.
 */
export function remindersOf({
  request,
  events,
  now,
}: {
  request: Pick<RequestRecord, 'state' | 'movedAt' | 'dueAt' | 'quote' | 'version'>
  events: readonly Pick<RequestEventRecord, 'id' | 'kind' | 'question' | 'at'>[]
  now: Date
}): { kind: ReminderKind; key: string }[] {
  const { state, movedAt, dueAt, quote } = request
  if (endStates.includes(state) || state === 'delivered' || state === 'on-hold') return []
  const since = (iso: string) => now.getTime() - Date.parse(iso)
  const reminders: { kind: ReminderKind; key: string }[] = []
  const add = (kind: ReminderKind, cause: string | number) => reminders.push({ kind, key: `${kind}:${cause}` })

  if (state === 'submitted' && since(movedAt) > day) add('untouched', movedAt)
  if (dueAt) {
    if (since(dueAt) > 0) add('overdue', dueAt)
    else if (since(dueAt) > -2 * day) add('due-soon', dueAt)
  }
  for (const question of openQuestions(events)) if (since(question.at) > 3 * day) add('question-open', question.id)
  if (state === 'quoted' && quote && !quote.decision) {
    const left = Date.parse(`${quote.validUntil}T23:59:59Z`) - now.getTime()
    if (left > 0 && left < 3 * day) add('quote-expiring', quote.revision)
  }
  if (state === 'client-review' && since(movedAt) > 5 * day) add('review-waiting', `${request.version}:${movedAt}`)
  return reminders
}
