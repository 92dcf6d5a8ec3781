import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { mayWrite } from '../policies'
import { applyMove } from '../rules/apply-move'
import { acceptFiles, keepFiles, type GivenFile } from '../rules/files'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, readRequest } from '../rows'

/**
 * A message to the client, or a note that the client never sees.
 * @throws 401, 403, `requests.not-found` (404)
 */
export function sendMessage({
  req,
  id,
  text,
  internal = false,
}: {
  req: PayloadRequest
  id: number
  text: string
  internal?: boolean | undefined
}): Promise<{ message: number }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayWrite, what: 'write to the client' })
    const request = await lockRequest({ req, id })
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const message = await addEvent({ req, request, doer, kind: 'message', text, internal })
    if (!internal) await emit(req, 'request.message-sent', { request: id, message, fromClient: false })
    return { message }
  })
}

/** A question that the client answers on the status page. In triage it moves the request to needs-info. */
export function askQuestion({
  req,
  id,
  text,
  choices = [],
}: {
  req: PayloadRequest
  id: number
  text: string
  choices?: string[] | undefined
}): Promise<{ message: number }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayWrite, what: 'ask the client' })
    const request = await lockRequest({ req, id })
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const message = await addEvent({ req, request, doer, kind: 'question', text, choices })
    await emit(req, 'request.question-asked', { request: id, message })
    if (request.state === 'triage')
      await applyMove({ req, request, to: 'needs-info', reason: 'A question to the client is open.', doer })
    return { message }
  })
}

/** Files that sales got another way. @throws 401, 403, 404, `request.files-refused` (400) */
export async function addFiles({
  req,
  id,
  files,
}: {
  req: PayloadRequest
  id: number
  files: readonly GivenFile[]
}): Promise<{ files: number[] }> {
  const person = personWith({ req, roles: mayWrite, what: 'add files to a request' })
  await readRequest({ req, id })
  if (files.length === 0)
    throw new DomainError({ code: 'request.no-file', message: 'No file arrived. Choose one, and send it again.' })
  const checked = await acceptFiles(files)
  return inTransaction(req, async (req) => {
    const request = await lockRequest({ req, id })
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const event = await addEvent({ req, request, doer, kind: 'file', text: checked.map(({ name }) => name).join(', ') })
    const kept = await keepFiles({ req, request, files: checked, byClient: false, event })
    await emit(req, 'request.files-added', { request: id, files: kept, fromClient: false })
    return { files: kept }
  })
}
