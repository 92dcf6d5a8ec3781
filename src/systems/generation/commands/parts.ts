import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'

/** A part of a run by its name: `facts`, `outline`, `lesson:…`, `answer:…`. Undefined where it is not made yet. */
export async function readPart<T>(req: PayloadRequest, run: number, name: string): Promise<{ value: T } | undefined> {
  const [row] = rows<{ value: T }>(
    await sql(req).execute(statement`select value from generation_parts where run_id = ${run} and name = ${name}`),
  )
  return row
}

/** Several at once, by their names. */
export async function readParts(
  req: PayloadRequest,
  run: number,
  names: readonly string[],
): Promise<Map<string, unknown>> {
  const found = rows<{ name: string; value: unknown }>(
    await sql(req).execute(statement`
      select name, value from generation_parts
      where run_id = ${run} and name in (select jsonb_array_elements_text(${jsonText(names)}::jsonb))`),
  )
  return new Map(found.map(({ name, value }) => [name, value]))
}

/** Writes a part, over an older one of the same name. */
export async function writePart(
  req: PayloadRequest,
  { run, organisation, name, value }: { run: number; organisation: number; name: string; value: unknown },
): Promise<void> {
  await sql(req).execute(statement`
    insert into generation_parts (run_id, organisation_id, name, value, created_at, updated_at)
    values (${run}, ${organisation}, ${name}, ${jsonText(value)}::jsonb, now(), now())
    on conflict (run_id, name) do update set value = excluded.value, updated_at = now()`)
}

/** What a model answered to the same question in an earlier run of the same organisation. */
export async function readAnswerOf(
  req: PayloadRequest,
  { run, organisation, name }: { run: number; organisation: number; name: string },
): Promise<{ value: unknown } | undefined> {
  const [row] = rows<{ value: unknown }>(
    await sql(req).execute(statement`
      select value from generation_parts
      where run_id = ${run} and organisation_id = ${organisation} and name = ${name}`),
  )
  return row
}
