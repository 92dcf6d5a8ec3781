import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { listVersions } from '@/systems/courses/public'
import '../events'
import { mayProduce } from '../policies'
import { applyMove } from '../rules/apply-move'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, writeRequest } from '../rows'

/**
 * Hands the released version of the request's course over to the client, who looks at it and signs. In client review a newer
 * version replaces the one handed over before.
 *
 * @throws 401, 403, 404; 409 `request.no-course`, `request.not-published`, `request.same-version`, `state.illegal-move`
 */
export function handOver({
  req,
  id,
  message,
}: {
  req: PayloadRequest
  id: number
  message?: string | undefined
}): Promise<{ version: number; number: number }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayProduce, what: 'hand a version over to the client' })
    const request = await lockRequest({ req, id })
    if (request.course === null) throw refusal('no-course', 'This request has no course yet. Start production first.')
    const versions = await listVersions({
      req: asSystem(req, 'the course was made for this request, which the person may see'),
      course: request.course,
    })
    const version = versions.find(({ state }) => state === 'released')
    if (!version) {
      throw refusal(
        'not-published',
        'The course is not published yet. It is handed over once it is approved and published.',
      )
    }
    if (request.state === 'client-review' && request.version === version.id) {
      throw refusal('same-version', `Version ${version.number} is with the client already.`)
    }
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const reason = `Version ${version.number} was handed over.`
    const data = { version: version.id, previewed: null }
    if (request.state === 'client-review') {
      await writeRequest({ req, id, data })
      await addEvent({ req, request, doer, kind: 'production', text: reason })
    } else {
      await applyMove({ req, request, to: 'client-review', reason, doer, data })
    }
    if (message?.trim()) {
      const sent = await addEvent({ req, request, doer, kind: 'message', text: message.trim() })
      await emit(req, 'request.message-sent', { request: id, message: sent, fromClient: false })
    }
    await emit(req, 'request.delivered', { request: id, version: version.id })
    return { version: version.id, number: version.number }
  })
}

const refusal = (code: string, message: string) => new DomainError({ code: `request.${code}`, status: 409, message })
