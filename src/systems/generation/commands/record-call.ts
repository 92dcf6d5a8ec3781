import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { ModelCall } from '../llm/model'

/**
 * Adds a call to the ledger of its run. At once and by itself: money that was spent is spent, whatever becomes of the run,
 * and lessons are written side by side.
 */
export async function recordCall(req: PayloadRequest, run: number, call: ModelCall): Promise<void> {
  await sql(req).execute(statement`
    update generation_runs set ledger = jsonb_set(
      coalesce(nullif(ledger, 'null'::jsonb), '{}'::jsonb), '{calls}',
      coalesce(ledger -> 'calls', '[]'::jsonb) || jsonb_build_array(${jsonText(call)}::jsonb))
    where id = ${run}`)
}

/** Every call of a run so far, those of interrupted tries too. */
export async function callsOf(req: PayloadRequest, run: number): Promise<ModelCall[]> {
  const { ledger } = await findByID({ req, collection: 'generation-runs', id: run, select: { ledger: true } })
  return (ledger as { calls?: ModelCall[] } | null)?.calls ?? []
}
