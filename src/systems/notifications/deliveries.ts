import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Contact } from './define-message'
import type { Digest } from './kinds'
import { statesBefore, type NotificationState } from './lifecycle'

/** Asks for a delivery to be sent, in the request's transaction; `round` tells one sending by hand from the next. */
export type Queue = (req: PayloadRequest, delivery: { delivery: number; round: number }) => Promise<unknown>

export type NewDelivery = {
  key: string
  message: string
  channel: 'in-app' | 'email' | 'sms' | 'webhook'
  state: NotificationState
  reason?: string
  person?: number | null
  webhook?: number
  address?: string
  holdUntil?: string
  digest?: Digest
  contact?: Contact | null
  event: unknown
}

/** Writes those that are not there yet; two writers of one key at one time leave one row. Returns the new ones. */
export async function insertDeliveries(
  req: PayloadRequest,
  { organisation, list }: { organisation: number; list: readonly NewDelivery[] },
): Promise<{ id: number; key: string }[]> {
  if (list.length === 0) return []
  return rows<{ id: number; key: string }>(
    await sql(req).execute(statement`
      insert into deliveries (key, message, channel, state, reason, person_id, webhook_id, address, hold_until, digest, contact, event,
        attempts, round, bounced, organisation_id, created_at, updated_at)
      select key, message, channel::enum_deliveries_channel, state::enum_deliveries_state, reason, person, webhook, address,
        "holdUntil", digest::enum_deliveries_digest, contact, event, 0, 0, false, ${organisation}, now(), now()
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as given(key text, message text, channel text, state text, reason text,
        person int, webhook int, address text, "holdUntil" timestamptz, digest text, contact jsonb, event jsonb)
      order by key
      on conflict (key) do nothing
      returning id, key`),
  )
}

export type Change = {
  state: NotificationState
  reason?: string | null
  error?: string | null
  providerId?: string | null
  nextTryAt?: Date | null
  holdUntil?: Date | null
  bounced?: boolean
  attempts?: number
  sentAt?: Date
}

/** Moves a delivery, if its state allows. False when it does not: somebody else has moved it. */
export async function moveDelivery(req: PayloadRequest, id: number, { state, ...change }: Change): Promise<boolean> {
  const set = [
    statement`state = ${state}`,
    statement`updated_at = now()`,
    ...Object.entries(change).flatMap(([name, value]) => {
      const column = columns[name as keyof typeof columns]
      const given = value instanceof Date ? value.toISOString() : value
      return given === undefined ? [] : [statement`${statement.raw(column)} = ${given}`]
    }),
  ]
  const before = statesBefore(state).map((from) => statement`${from}`)
  // Holding a delivery back leaves it queued.
  if (state === 'queued') before.push(statement`'queued'`)
  const moved = rows(
    await sql(req).execute(statement`
      update deliveries set ${statement.join(set, statement`, `)}
      where id = ${id} and state in (${statement.join(before, statement`, `)}) returning id`),
  )
  return moved.length === 1
}

const columns = {
  reason: 'reason',
  error: 'error',
  providerId: 'provider_id',
  nextTryAt: 'next_try_at',
  holdUntil: 'hold_until',
  bounced: 'bounced',
  attempts: 'attempts',
  sentAt: 'sent_at',
} satisfies Record<keyof Omit<Change, 'state'>, string>

/** Addresses (of one channel) whose last letter came back because they do not exist. */
export async function bouncedAmong(
  req: PayloadRequest,
  { channel, addresses }: { channel: string; addresses: readonly string[] },
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const known = rows<{ address: string; bounced: boolean }>(
    await sql(req).execute(statement`
      select distinct on (address) address, bounced from deliveries
      where channel = ${channel}::enum_deliveries_channel and state in ('sent', 'delivered', 'dead', 'failed')
        and address in (${statement.join(
          addresses.map((address) => statement`${address}`),
          statement`, `,
        )})
      order by address, updated_at desc, id desc`),
  )
  return new Set(known.filter(({ bounced }) => bounced).map(({ address }) => address))
}
