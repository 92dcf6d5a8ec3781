import type { RequestEventRecord } from '../model'

/** Questions without an answer, the oldest first. */
export function openQuestions<Event extends Pick<RequestEventRecord, 'id' | 'kind' | 'question'>>(
  events: readonly Event[],
): Event[] {
  const answered = new Set(events.filter(({ kind }) => kind === 'answer').map(({ question }) => question))
  return events.filter(({ id, kind }) => kind === 'question' && !answered.has(id))
}
