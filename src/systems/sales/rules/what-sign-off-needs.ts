import type { RequestEventRecord, RequestRecord } from '../model'
import { openQuestions } from './open-questions'

/** What the client still has to do before signing, in sentences; nothing when they can sign. */
export function whatSignOffNeeds({
  request,
  events,
}: {
  request: Pick<RequestRecord, 'version' | 'previewed'>
  events: readonly RequestEventRecord[]
}): string[] {
  const open = openQuestions(events).length
  return [
    ...(request.previewed?.version === request.version ? [] : ['Open the preview of this version first.']),
    ...(open === 0
      ? []
      : [open === 1 ? 'Answer the open question first.' : `Answer the ${open} open questions first.`]),
  ]
}
