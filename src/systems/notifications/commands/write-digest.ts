import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Delivery } from '@/payload-types'
import type { Addressee } from '../addressees'
import type { Letter } from '../channels/define-channel'
import type { Message } from '../define-message'
import { frame } from '../words/frame'
import { render } from '../words/render'
import { stopAddress, stopHeaders, wholeAddress, wordsFor } from '../write-letter'
import { reachOf } from './announce-message'
import type { Outcome } from './send-delivery'

/** One mail of everything that was gathered for a person: the subject of each, linked to what it is about. */
export async function writeDigest({
  req,
  delivery,
  addressee,
  organisation,
  id,
  messages,
}: {
  req: PayloadRequest
  delivery: Delivery
  addressee: Addressee
  organisation: number
  id: string
  messages: readonly Message[]
}): Promise<Letter | Outcome> {
  const reach = reachOf('email', addressee)
  if (addressee.state === 'left' || addressee.state === 'blocked')
    return { became: 'suppressed', reason: 'The person has left.' }
  if ('unreachable' in reach) return { became: 'suppressed', reason: reach.unreachable }
  const [{ docs: gathered }, sender] = await Promise.all([
    find({ req, collection: 'deliveries', where: { gatheredIn: { equals: delivery.id } }, sort: 'id' }),
    findByID({ req, collection: 'organisations', id: organisation, select: { name: true } }),
  ])
  const items = await itemsOf({ req, gathered, messages, addressee, organisation })
  if (items.length === 0) return { became: 'suppressed', reason: 'Nothing of what was gathered is there any more.' }
  const stop = stopAddress({ payload: req.payload, addressee, kind: 'digest' })
  const words = frame[addressee.language].digest(items.length)
  const link = '/learn/notifications'
  return {
    id,
    organisation,
    occasion: delivery.key,
    message: 'digest',
    to: { name: addressee.name, address: reach.address, person: addressee.person },
    ...render({
      words,
      link: wholeAddress(link),
      language: addressee.language,
      name: addressee.name,
      organisation: sender.name,
      kind: 'digest',
      stop: stop?.page,
      items,
    }),
    plain: words.text.join('\n\n'),
    link,
    headers: stop ? stopHeaders(stop.oneClick) : {},
  }
}

async function itemsOf({
  req,
  gathered,
  messages,
  addressee,
  organisation,
}: {
  req: PayloadRequest
  gathered: Delivery[]
  messages: readonly Message[]
  addressee: Addressee
  organisation: number
}): Promise<{ subject: string; link: string }[]> {
  const items = []
  for (const one of gathered) {
    const message = messages.find(({ name }) => name === one.message)
    if (!message) continue
    try {
      const { facts, words } = await wordsFor({ req, message, event: one.event, organisation, addressee })
      items.push({ subject: words.subject, link: wholeAddress(facts.link) })
    } catch (error) {
      // What was deleted since is no news any more; anything else is a fault of this try.
      if (!(error instanceof DomainError && error.status === 404)) throw error
    }
  }
  return items
}
