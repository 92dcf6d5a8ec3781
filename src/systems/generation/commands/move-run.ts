import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { assertMove } from '@/shared/lifecycle'
import { generationRunMoves, type GenerationRunState } from '../lifecycle'

/**
 * Moves a run along its lifecycle; where it stands there already, nothing happens. Column by column: calls are added to the
 * same row while it moves, and a whole document written back would lose them.
 */
export async function moveRun(
  req: PayloadRequest,
  id: number,
  to: GenerationRunState,
  data: { ledger?: unknown; error?: { code: string; message: string; cause?: string } | null } = {},
): Promise<void> {
  const [run] = rows<{ state: GenerationRunState }>(
    await sql(req).execute(statement`select state from generation_runs where id = ${id} for update`),
  )
  if (!run || run.state === to) return
  assertMove({ moves: generationRunMoves, from: run.state, to, what: 'The generation run' })
  const json = (value: unknown) => (value === null ? statement`null` : statement`${jsonText(value)}::jsonb`)
  const set = [
    statement`state = ${to}::enum_generation_runs_state`,
    statement`updated_at = now()`,
    ...('ledger' in data ? [statement`ledger = ${json(data.ledger)}`] : []),
    ...('error' in data ? [statement`error = ${json(data.error)}`] : []),
  ]
  await sql(req).execute(statement`update generation_runs set ${statement.join(set, statement`, `)} where id = ${id}`)
}

/** What people see while it runs. Adds to what is there. */
export async function showProgress(req: PayloadRequest, id: number, progress: Record<string, unknown>): Promise<void> {
  await sql(req).execute(statement`
    update generation_runs set updated_at = now(),
      progress = coalesce(nullif(progress, 'null'::jsonb), '{}'::jsonb) || ${jsonText(progress)}::jsonb
    where id = ${id}`)
}
