import type { PayloadRequest } from 'payload'
import { asSystem, find } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { packageFormats } from '@/systems/courses/public'
import { clientOf } from '../client'
import { endStates, type DeliveryFormat, type RequestState } from '../lifecycle'
import type { Quote, RequestEventRecord, SignOff } from '../model'
import { openQuestions } from '../rules/open-questions'
import { stagesOf, type StageStanding } from '../rules/stages'
import { whatSignOffNeeds } from '../rules/what-sign-off-needs'
import { readEvents, readFiles } from '../rows'
import { deliveredVersion } from './delivered-version'

export type ClientEvent = Pick<RequestEventRecord, 'id' | 'kind' | 'text' | 'byClient' | 'byName' | 'at' | 'to'> & {
  files: { id: number; name: string; size: number }[]
}

export type ClientStatus = {
  reference: string
  title: string
  client: string
  contact: { name: string; email: string }
  state: RequestState
  open: boolean
  dueAt: string | null
  owner: string | null
  stages: StageStanding[]
  questions: (ClientEvent & { choices: string[] })[]
  /** What the client may see, the newest first; an answer stands with its question. */
  timeline: (ClientEvent & { answer?: ClientEvent })[]
  quote: (Quote & { expired: boolean }) | null
  delivery: {
    number: number
    title: string
    hash: string
    previewedAt: string | null
    /** What has to be done before signing. */
    missing: string[]
    withdrawn: boolean
  } | null
  signOff: SignOff | null
  /** After the sign-off: what was asked for. `ready` false where this installation cannot make it (yet). */
  packages: { format: DeliveryFormat; title: string; ready: boolean }[]
}

/** What the client's status page shows. Reasons of moves and internal notes stay inside. @throws 404 and 410 by the link */
export async function getClientStatus({
  req: visitor,
  token,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  now?: Date
}): Promise<ClientStatus> {
  const { req, request } = await clientOf({ req: visitor, token, now })
  const [events, files] = [
    await readEvents({ req, request: request.id }),
    await readFiles({ req, request: request.id }),
  ]
  const shown = events.filter(({ internal }) => !internal)
  const filesOf = (id: number) =>
    files.filter(({ event }) => event === id).map(({ id, name, filesize }) => ({ id, name, size: filesize }))
  const told = (event: RequestEventRecord): ClientEvent => ({
    id: event.id,
    kind: event.kind,
    // Why staff moved a request is theirs; what a client gave as a reason is the client's own.
    text: event.kind === 'move' && !event.byClient ? null : event.text,
    byClient: event.byClient,
    byName: event.byName,
    at: event.at,
    to: event.to,
    files: filesOf(event.id),
  })
  const answers = new Map(shown.filter(({ kind }) => kind === 'answer').map((event) => [event.question, event]))
  const { quote, state } = request
  return {
    reference: request.reference,
    title: request.title,
    client: request.client,
    contact: { name: request.contactName ?? '', email: request.contact },
    state,
    open: !endStates.includes(state),
    dueAt: request.dueAt ?? null,
    owner: await nameOf({ req, id: request.owner }),
    stages: stagesOf({ state, heldFrom: request.heldFrom, events: shown }),
    questions: endStates.includes(state)
      ? []
      : openQuestions(shown).map((event) => ({ ...told(event), choices: event.choices })),
    timeline: shown
      .filter(({ kind }) => kind !== 'answer')
      .map((event) => {
        const answer = event.kind === 'question' ? answers.get(event.id) : undefined
        return { ...told(event), ...(answer ? { answer: told(answer) } : {}) }
      })
      .reverse(),
    quote: quote && { ...quote, expired: !quote.decision && quote.validUntil < now.toISOString().slice(0, 10) },
    delivery: await deliveryOf({ req, request, events }),
    signOff: request.signOff,
    packages: request.signOff ? await packagesOf(request.delivery) : [],
  }
}

async function deliveryOf({
  req,
  request,
  events,
}: {
  req: PayloadRequest
  request: Parameters<typeof deliveredVersion>[0]['request']
  events: RequestEventRecord[]
}): Promise<ClientStatus['delivery']> {
  if (request.version === null || !['client-review', 'delivered', 'closed'].includes(request.state)) return null
  try {
    const { number, title, manifest } = await deliveredVersion({ req, request })
    return {
      number,
      title,
      hash: manifest.hash,
      previewedAt: request.previewed?.version === request.version ? request.previewed.at : null,
      missing: whatSignOffNeeds({ request, events }),
      withdrawn: false,
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 410) throw error
    return { number: 0, title: '', hash: '', previewedAt: null, missing: [error.message], withdrawn: true }
  }
}

async function packagesOf(delivery: readonly DeliveryFormat[]): Promise<ClientStatus['packages']> {
  const known = await packageFormats()
  return delivery
    .filter((format) => format !== 'portal')
    .map((format) => {
      const title = known.find((one) => one.format === format)?.title
      return { format, title: title ?? format, ready: title !== undefined }
    })
}

async function nameOf({ req, id }: { req: PayloadRequest; id: number | null }): Promise<string | null> {
  if (id === null) return null
  const { docs } = await find({
    req: asSystem(req, 'a client may know who looks after the request'),
    collection: 'users',
    where: { id: { equals: id } },
    select: { name: true },
  })
  return docs[0]?.name ?? null
}
