import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { ModelCall } from '../llm/model'

/**
 * Adds calls to the ledger of their run. Those without use at once and by themselves: money that was spent is spent. One that
 * was answered is added in the transaction that stores its answer, so that neither is ever there without the other.
 */
export async function recordCalls(req: PayloadRequest, run: number, calls: readonly ModelCall[]): Promise<void> {
  if (calls.length === 0) return
  await sql(req).execute(statement`
    update generation_runs set ledger = jsonb_set(
      coalesce(nullif(ledger, 'null'::jsonb), '{}'::jsonb), '{calls}',
      coalesce(ledger -> 'calls', '[]'::jsonb) || ${jsonText(calls)}::jsonb)
    where id = ${run}`)
}

/** Every call of a run so far, those of interrupted tries too. */
export async function callsOf(req: PayloadRequest, run: number): Promise<ModelCall[]> {
  const { ledger } = await findByID({ req, collection: 'generation-runs', id: run, select: { ledger: true } })
  return (ledger as { calls?: ModelCall[] } | null)?.calls ?? []
}
