import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { rows, sql } from '@/shared/db'
import { defineChannel, DeliveryRefused } from './define-channel'

/** The inbox behind the bell. It needs no carrier: what is committed has arrived. */
export const inApp = () =>
  defineChannel({
    name: 'in-app',
    carrier: 'database',
    reach: ({ person }) => (person === null ? { unreachable: 'They have no account.' } : { address: `user:${person}` }),
    async send({ letter, req }) {
      const { person } = letter.to
      if (person === null) throw new DeliveryRefused({ message: 'An inbox needs an account.' })
      const [row] = rows<{ id: number }>(
        await sql(req).execute(statement`
          insert into notifications (recipient_id, message, key, subject, text, link, state, organisation_id, created_at, updated_at)
          values (${person}, ${letter.message}, ${letter.occasion}, ${letter.subject}, ${letter.plain}, ${letter.link},
            'delivered', ${letter.organisation}, now(), now())
          on conflict (key) do update set key = excluded.key
          returning id`),
      )
      return { state: 'delivered', providerId: row ? String(row.id) : null }
    },
  })
