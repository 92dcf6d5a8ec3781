import { kinds, type ChannelName, type Digest, type Kind } from '../kinds'
import type { Addressee } from '../addressees'
import { quietUntil } from './quiet-hours'

export type Verdict =
  | { act: 'send' }
  | { act: 'hold'; until: Date }
  | { act: 'gather'; digest: Exclude<Digest, 'off'> }
  | { act: 'suppress'; reason: string }
  /** Nobody asked for this way, so there is nothing to record. */
  | { act: 'leave' }

/** Whether, and when, a message goes to somebody on a channel. */
export function decideDelivery({
  addressee,
  kind,
  channel,
  urgent,
  reach,
  bounced,
  now,
}: {
  addressee: Addressee
  kind: Kind
  channel: ChannelName
  urgent: boolean
  /** Their address on the channel, or why there is none. */
  reach: { address: string } | { unreachable: string }
  /** What was last sent to the address came back as unknown. */
  bounced: boolean
  now: Date
}): Verdict {
  const { state, preferences } = addressee
  const { always } = kinds[kind]
  const choice = preferences.wanted[kind]?.[channel]
  // Texts to a telephone are for those who ask for them.
  if (channel === 'sms' && choice !== true) return choice === false ? off : { act: 'leave' }
  if (state === 'left') return { act: 'suppress', reason: 'The person has left.' }
  if (state === 'blocked') return { act: 'suppress', reason: 'The account is blocked.' }
  if (!always && choice === false) return off
  if ('unreachable' in reach) return { act: 'suppress', reason: reach.unreachable }
  if (always || channel === 'in-app') return { act: 'send' }
  if (bounced) return { act: 'suppress', reason: 'What was last sent to this address came back: it does not exist.' }
  if (channel === 'email' && preferences.digest !== 'off' && !urgent)
    return { act: 'gather', digest: preferences.digest }
  const until = preferences.quiet ? quietUntil(now, { ...preferences.quiet, timeZone: addressee.timeZone }) : null
  return until ? { act: 'hold', until } : { act: 'send' }
}

const off = { act: 'suppress', reason: 'The person has switched this off.' } as const
