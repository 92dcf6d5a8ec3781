import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { insertDeliveries, type Queue } from '../deliveries'
import { momentOf, onClock } from '../rules/quiet-hours'
import { knownZone } from '../words/languages'

/** Summaries go out at eight in the morning on the person's clock, weekly ones on Mondays. */
const hour = 8
const monday = 1

type Waiting = {
  person: number
  organisation: number
  timeZone: string | null
  digest: 'daily' | 'weekly'
  address: string | null
  ids: number[]
}

/** Gathers what waits for a summary into one mail a person, where their morning has come. Returns how many mails. */
export async function gatherDigests({ req, now, queue }: { req: PayloadRequest; now: Date; queue: Queue }) {
  const waiting = rows<Waiting>(
    await sql(req).execute(statement`
      select delivery.person_id as person, delivery.organisation_id as organisation, users.time_zone as "timeZone",
        max(delivery.digest::text) as digest, users.email as address, json_agg(delivery.id order by delivery.id) as ids
      from deliveries as delivery join users on users.id = delivery.person_id
      where delivery.state = 'queued' and delivery.digest is not null and delivery.gathered_in_id is null
        and delivery.created_at <= ${now.toISOString()}
      group by delivery.person_id, delivery.organisation_id, users.time_zone, users.email`),
  )
  let sent = 0
  for (const one of waiting) {
    const day = dueOn(now, one)
    if (!day) continue
    const [made] = await insertDeliveries(req, {
      organisation: one.organisation,
      list: [
        {
          key: `digest:user:${one.person}:${day}:email`,
          message: 'digest',
          channel: 'email',
          state: 'queued',
          person: one.person,
          event: {},
          ...(one.address ? { address: one.address } : {}),
        },
      ],
    })
    // Today's has gone out; what came since waits for the next.
    if (!made) continue
    await sql(req).execute(statement`
      update deliveries set gathered_in_id = ${made.id}, updated_at = now()
      where state = 'queued' and gathered_in_id is null
        and id in (select value::int from json_array_elements_text(${JSON.stringify(one.ids)}::json))`)
    await queue(req, { delivery: made.id, round: 0 })
    sent += 1
  }
  return sent
}

/** The person's date on which a summary is due now, or null. */
function dueOn(now: Date, { timeZone, digest }: Waiting): string | null {
  const zone = knownZone(timeZone)
  const here = onClock(now, zone)
  const morning = momentOf({ ...here, minutes: hour * 60 }, zone)
  if (now < morning || (digest === 'weekly' && here.weekday !== monday)) return null
  return [here.year, here.month, here.day].map((part) => String(part).padStart(2, '0')).join('-')
}
