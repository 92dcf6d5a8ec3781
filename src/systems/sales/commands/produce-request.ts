import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { readStoredFile } from '@/shared/files'
import { addSopVersion } from '@/systems/sops/public'
import '../events'
import { mayProduce } from '../policies'
import { announceReadiness } from '../rules/announce-readiness'
import { applyMove } from '../rules/apply-move'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, readFiles, writeRequest } from '../rows'

/**
 * Makes an SOP version of every file that is none yet, whose reading then starts by itself, and brings an approved request
 * into production. When an author has confirmed the last reading, the draft of the course starts by itself too.
 *
 * @throws 401, 403, 404; 409 `request.nothing-to-produce`, `state.illegal-move`; `sop.*` where a file is refused
 */
export function produceRequest({
  req,
  id,
}: {
  req: PayloadRequest
  id: number
}): Promise<{ sopVersions: number[]; added: number[] }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayProduce, what: 'start production' })
    const request = await lockRequest({ req, id })
    const files = await readFiles({ req, request: id })
    const fresh = files.filter(({ sopVersion }) => sopVersion === null)
    if (request.course !== null)
      throw refusal('already-drafted', 'The course is being made already. Open it, and go on there.')
    if (fresh.length === 0 && request.sopVersions.length === 0)
      throw refusal(
        'nothing-to-produce',
        'There is no file to make a course from. Add the SOPs, or ask the client for them.',
      )
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const working =
      request.state === 'in-production'
        ? request
        : await applyMove({ req, request, to: 'in-production', reason: 'Production was started.', doer })

    const added: number[] = []
    for (const file of fresh) {
      const data = await readStoredFile(req.payload, { ...file, collection: 'request-files' })
      const { version } = await addSopVersion({
        req,
        organisation: request.organisation,
        reason: `${request.reference} of ${request.client}`,
        file: { name: file.name, data, mimetype: file.mimeType },
      })
      added.push(version)
      await update({
        req: asSystem(req, 'the file remembers what became of it'),
        collection: 'request-files',
        id: file.id,
        data: { sopVersion: version },
      })
    }
    const sopVersions = [...request.sopVersions, ...added]
    const production = working.production ?? { at: new Date().toISOString(), by: person.id }
    await writeRequest({ req, id, data: { sopVersions, production } })
    if (added.length > 0) {
      const text = `${added.length} ${added.length === 1 ? 'file is' : 'files are'} being read`
      await addEvent({ req, request, doer, kind: 'production', internal: true, text })
      await emit(req, 'request.produced', { request: id, sopVersions: added })
    }
    await announceReadiness({ req, request: { ...working, sopVersions, production } })
    return { sopVersions, added }
  })
}

const refusal = (code: string, message: string) => new DomainError({ code: `request.${code}`, status: 409, message })
