import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { VectorSpace } from '../stores/define-store'

/** The model an organisation searches with; undefined before anything was indexed. */
export async function searchModelOf(req: PayloadRequest, organisation: number): Promise<VectorSpace | undefined> {
  const [row] = rows<{ model: string; dimensions: number }>(
    await sql(req).execute(statement`
      select model, dimensions from sop_search_models where organisation_id = ${organisation}`),
  )
  return row && { model: row.model, dimensions: Number(row.dimensions) }
}

/** Version → fingerprint of what was indexed, for those that were wholly indexed with a model in a store. */
export async function indexedVersions(
  req: PayloadRequest,
  { organisation, model, store, versions }: { organisation: number; model: string; store: string; versions: number[] },
): Promise<Map<number, string>> {
  const found = rows<{ version_id: number; fingerprint: string }>(
    await sql(req).execute(statement`
      select version_id, fingerprint from sop_indexed
      where organisation_id = ${organisation} and model = ${model} and store = ${store}
        and version_id in (select jsonb_array_elements_text(${jsonText(versions)}::jsonb)::int)`),
  )
  return new Map(found.map(({ version_id, fingerprint }) => [Number(version_id), fingerprint]))
}

/** The version is wholly indexed. The first model that indexes anything of an organisation is the one it searches with. */
export async function noteIndexed(
  req: PayloadRequest,
  {
    organisation,
    version,
    space,
    store,
    fingerprint,
  }: { organisation: number; version: number; space: VectorSpace; store: string; fingerprint: string },
): Promise<void> {
  await sql(req).execute(statement`
    insert into sop_indexed (version_id, model, dimensions, store, organisation_id, fingerprint)
    values (${version}, ${space.model}, ${space.dimensions}, ${store}, ${organisation}, ${fingerprint})
    on conflict (version_id, model) do update
      set store = excluded.store, fingerprint = excluded.fingerprint, indexed_at = now()`)
  await sql(req).execute(statement`
    insert into sop_search_models (organisation_id, model, dimensions)
    values (${organisation}, ${space.model}, ${space.dimensions}) on conflict do nothing`)
}
