import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'

/**
 * `REQ-2026-0001`: counts up per organisation and year. The organisation's row is locked until the transaction ends, so
 * that two requests sent in the same moment get two numbers.
 */
export async function nextReference({
  req,
  organisation,
  year,
}: {
  req: PayloadRequest
  organisation: number
  year: number
}): Promise<string> {
  await oneAtATime({ req, organisation })
  const prefix = `REQ-${year}-`
  const [last] = rows<{ number: number | null }>(
    await sql(req).execute(statement`
      select max(substring(reference from ${prefix.length + 1}::int)::int) as number from requests
      where organisation_id = ${organisation} and reference like ${`${prefix}%`}`),
  )
  return `${prefix}${String((last?.number ?? 0) + 1).padStart(4, '0')}`
}

/** New requests of an organisation come one after the other until the transaction ends. */
export async function oneAtATime({ req, organisation }: { req: PayloadRequest; organisation: number }): Promise<void> {
  await sql(req).execute(statement`select id from organisations where id = ${organisation} for no key update`)
}
