import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { clientOf } from '../client'
import '../events'
import { endStates } from '../lifecycle'
import type { RequestRecord } from '../model'
import { applyMove } from '../rules/apply-move'
import { acceptFiles, keepFiles, type GivenFile } from '../rules/files'
import { openQuestions } from '../rules/open-questions'
import { addEvent, lockRequest, readEvents } from '../rows'

type FromClient = { req: PayloadRequest; token: string; now?: Date | undefined }

/** The client writes, with or without files. @throws 404 and 410 by the link, `request.files-refused` (400), 409 when it is over */
export async function writeToSales({
  text,
  files = [],
  ...link
}: FromClient & { text: string; files?: readonly GivenFile[] }): Promise<{ message: number }> {
  const { req, request, doer } = await clientOf(link)
  assertOpen(request)
  if (text === '' && files.length === 0) throw refusal('empty-message', 400, 'Write something, or choose a file.')
  const checked = await acceptFiles(files)
  return inTransaction(req, async (req) => {
    const words = text || checked.map(({ name }) => name).join(', ')
    const kind = text === '' && checked.length > 0 ? 'file' : 'message'
    const message = await addEvent({ req, request, doer, kind, text: words })
    const kept = await keepFiles({ req, request, files: checked, byClient: true, event: message })
    await emit(req, 'request.message-sent', { request: request.id, message, fromClient: true })
    if (kept.length > 0) await emit(req, 'request.files-added', { request: request.id, files: kept, fromClient: true })
    return { message }
  })
}

/**
 * The client answers a question: a choice, words, files, or all of them. The last answer of a request that waits for
 * information brings it back to triage.
 *
 * @throws `request.no-question` (404), `request.answered` (409), and as above
 */
export async function answerQuestion({
  question: id,
  choice,
  text,
  files = [],
  ...link
}: FromClient & {
  question: number
  choice?: string | undefined
  text: string
  files?: readonly GivenFile[]
}): Promise<{ message: number }> {
  const client = await clientOf(link)
  assertOpen(client.request)
  const checked = await acceptFiles(files)
  return inTransaction(client.req, async (req) => {
    const { doer } = client
    const request = await lockRequest({ req, id: client.request.id })
    const events = await readEvents({ req, request: request.id })
    const question = events.find((event) => event.id === id && event.kind === 'question')
    if (!question) throw refusal('no-question', 404, 'There is no such question any more. Load the page again.')
    if (events.some((event) => event.kind === 'answer' && event.question === id))
      throw refusal('answered', 409, 'This question was answered already. Load the page again to see the answer.')
    if (choice !== undefined && !question.choices.includes(choice))
      throw refusal('no-choice', 400, 'Choose one of the answers that are offered, or write your own.')
    const words = [choice, text].filter(Boolean).join('\n')
    if (words === '' && checked.length === 0)
      throw refusal('empty-answer', 400, 'Choose or write an answer, or send a file.')
    const message = await addEvent({ req, request, doer, kind: 'answer', text: words, question: id })
    const kept = await keepFiles({ req, request, files: checked, byClient: true, event: message })
    await emit(req, 'request.question-answered', { request: request.id, message })
    if (kept.length > 0) await emit(req, 'request.files-added', { request: request.id, files: kept, fromClient: true })
    const left = openQuestions(events).filter((open) => open.id !== id)
    if (request.state === 'needs-info' && left.length === 0)
      await applyMove({ req, request, to: 'triage', reason: 'The client answered.', doer })
    return { message }
  })
}

function assertOpen({ state }: RequestRecord): void {
  if (endStates.includes(state))
    throw refusal('over', 409, 'This request is closed. Send a new one, and we take it from there.')
}

const refusal = (code: string, status: number, message: string) =>
  new DomainError({ code: `request.${code}`, status, message })
