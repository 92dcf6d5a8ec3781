import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'

export type FactorState = {
  /** An authenticator app was set up and confirmed. */
  enabled: boolean
  /** The organisation asks it of staff, and this person is staff (has another role than learner). */
  required: boolean
  /** ISO 8601, UTC. */
  since: string | null
  /** Recovery codes not used yet. */
  recoveryLeft: number
}

export async function factorStateOf(req: PayloadRequest, person: number): Promise<FactorState> {
  const [row] = rows<FactorState>(
    await sql(req).execute(query`
      select f.confirmed_at is not null as enabled, f.confirmed_at as since,
        coalesce(jsonb_array_length(f.recovery), 0) as "recoveryLeft",
        coalesce(o.require_second_factor, false)
          and exists (select from users_roles r where r.parent_id = u.id and r.value <> 'learner') as required
      from users u
        join organisations o on o.id = u.organisation_id
        left join second_factors f on f.person_id = u.id
      where u.id = ${person}`),
  )
  return row ?? { enabled: false, required: false, since: null, recoveryLeft: 0 }
}
