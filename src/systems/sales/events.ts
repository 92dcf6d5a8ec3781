import type { RequestState } from './lifecycle'

/** What a reminder is about; the first three are for staff, the last three for the client's contact. */
export type ReminderKind = 'untouched' | 'due-soon' | 'overdue' | 'question-open' | 'quote-expiring' | 'review-waiting'

declare module '@/shared/events' {
  interface EventPayloads {
    'request.submitted': { request: number }
    'request.moved': { request: number; from: RequestState; to: RequestState; reason: string }
    'request.message-sent': { request: number; message: number; fromClient: boolean }
    'request.question-asked': { request: number; message: number }
    'request.question-answered': { request: number; message: number }
    'request.quoted': { request: number; revision: number }
    'request.quote-decided': { request: number; revision: number; accepted: boolean }
    'request.planned': { request: number; owner: number | null; dueAt: string | null }
    'request.files-added': { request: number; files: number[]; fromClient: boolean }
    /** Its files became SOP versions, which are being read. */
    'request.produced': { request: number; sopVersions: number[] }
    /** Every reading is confirmed. `by`: the author whose course it becomes. */
    'request.production-ready': {
      organisation: number
      request: number
      sopVersions: number[]
      by: number
      /** Counts up when a draft failed and is tried again. */
      attempt: number
    }
    /** A version was handed over to the client for review. */
    'request.delivered': { request: number; version: number }
    'request.signed-off': { request: number; version: number; hash: string }
    /** The client's contact asks for a new link to the status page. */
    'request.link-requested': { request: number }
    'request.reminder-due': { request: number; kind: ReminderKind; key: string }
  }
}
