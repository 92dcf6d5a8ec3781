import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { clientOf } from '../client'
import '../events'
import { signOffMeanings, type SignOffMeaning } from '../lifecycle'
import type { SignOff } from '../model'
import { applyMove } from '../rules/apply-move'
import { whatSignOffNeeds } from '../rules/what-sign-off-needs'
import { addEvent, lockRequest, readEvents } from '../rows'
import { deliveredVersion } from '../queries/delivered-version'

/**
 * The client signs the version they have seen, by name and meaning. The signature names its hash, which is computed again
 * from what is stored; so it covers exactly that version, and no other.
 *
 * @throws 404 and 410 by the link; 409 `request.not-in-review`, `request.other-version`, `request.sign-off-blocked`;
 * `version.altered` (500) when the version is not what its hash says
 */
export async function signOff({
  req: visitor,
  token,
  name,
  meaning,
  hash,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  name: string
  meaning: SignOffMeaning
  hash: string
  now?: Date
}): Promise<SignOff> {
  const client = await clientOf({ req: visitor, token, now })
  return inTransaction(client.req, async (req) => {
    const request = await lockRequest({ req, id: client.request.id })
    if (request.state !== 'client-review')
      throw refusal('not-in-review', 'There is no version to sign off at the moment. Load the page again.')
    const version = await deliveredVersion({ req, request })
    if (version.manifest.hash !== hash)
      throw refusal(
        'other-version',
        'Another version was handed over since you opened this page. Look at that one first.',
      )
    const missing = whatSignOffNeeds({ request, events: await readEvents({ req, request: request.id }) })
    if (missing.length > 0) throw refusal('sign-off-blocked', missing.join(' '))
    const signed: SignOff = {
      name,
      email: request.contact,
      meaning,
      words: signOffMeanings[meaning],
      at: now.toISOString(),
      version: version.id,
      number: version.number,
      hash,
    }
    const doer = { ...client.doer, byName: name }
    const text = `Version ${version.number}: ${signed.words}. sha256 ${hash}`
    await addEvent({ req, request, doer, kind: 'sign-off', text, at: now })
    await applyMove({
      req,
      request,
      to: 'delivered',
      reason: `Signed off by ${name}.`,
      doer,
      data: { signOff: signed },
    })
    await emit(req, 'request.signed-off', { request: request.id, version: version.id, hash })
    return signed
  })
}

/** The client sends the version back, with what has to be changed. @throws as above */
export async function askForChanges({
  req: visitor,
  token,
  text,
}: {
  req: PayloadRequest
  token: string
  text: string
}): Promise<{ message: number }> {
  const client = await clientOf({ req: visitor, token })
  return inTransaction(client.req, async (req) => {
    const { doer } = client
    const request = await lockRequest({ req, id: client.request.id })
    if (request.state !== 'client-review')
      throw refusal('not-in-review', 'There is no version to send back at the moment. Load the page again.')
    const message = await addEvent({ req, request, doer, kind: 'message', text })
    await applyMove({ req, request, to: 'in-production', reason: 'The client asks for changes.', doer })
    await emit(req, 'request.message-sent', { request: request.id, message, fromClient: true })
    return { message }
  })
}

const refusal = (code: string, message: string) => new DomainError({ code: `request.${code}`, status: 409, message })
