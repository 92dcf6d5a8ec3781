import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { ImportState } from '../lifecycle'
import type { ImportLine } from './match-lines'

export type ImportRow = { id: number; filename: string; state: ImportState; lines: ImportLine[] }

/** @throws `import.not-found` (404), also for one of another organisation. */
export async function readImport(
  req: PayloadRequest,
  { organisation, id, lock = false }: { organisation: number; id: number; lock?: boolean },
): Promise<ImportRow> {
  const [row] = rows<ImportRow>(
    await sql(req).execute(query`
      select id, filename, state, lines from enrollment_imports
      where id = ${id} and organisation_id = ${organisation} ${lock ? query`for update` : query``}`),
  )
  if (row) return row
  throw new DomainError({ code: 'import.not-found', status: 404, message: 'There is no such import.' })
}
