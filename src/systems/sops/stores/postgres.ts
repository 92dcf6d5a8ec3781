import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { defineStore } from './define-store'

/**
 * pgvector, compared one by one inside the organisation. A filtered HNSW index can return nothing at all where few rows
 * are eligible; an exact scan of some thousand rows takes milliseconds and misses none.
 */
export const postgresStore = defineStore({
  name: 'postgres',
  async add({ req, organisation, version, model, sentences }) {
    if (sentences.length === 0) return
    const values = sentences.map(({ segment, passage, sentence, text, vector }) => ({
      segment,
      passage,
      sentence,
      text,
      vector: literal(vector),
    }))
    await sql(req).execute(statement`
      insert into sop_vectors (organisation_id, version_id, segment_key, passage, sentence, text, model, embedding)
      select ${organisation}, ${version}, segment, passage, sentence, text, ${model}, vector::vector
      from jsonb_to_recordset(${jsonText(values)}::jsonb)
        as given(segment text, passage int, sentence int, text text, vector text)`)
  },
  async clear({ req, organisation, version, model }) {
    await sql(req).execute(statement`
      delete from sop_vectors where organisation_id = ${organisation} and version_id = ${version} and model = ${model}`)
  },
  async closest({ req, organisation, versions, model, vector, k }) {
    if (versions.length === 0) return []
    const found = rows<{ version_id: number; passage: number; similarity: number | string }>(
      await sql(req).execute(statement`
        select version_id, passage, max(1 - (embedding <=> ${literal(vector)}::vector)) as similarity
        from sop_vectors
        where organisation_id = ${organisation} and model = ${model}
          and version_id in (select jsonb_array_elements_text(${jsonText(versions)}::jsonb)::int)
        group by version_id, passage
        order by similarity desc, version_id, passage
        limit ${k}`),
    )
    return found.map((row) => ({
      version: Number(row.version_id),
      passage: Number(row.passage),
      similarity: Number(row.similarity),
    }))
  },
})

const literal = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Math.round(value * 1e7) / 1e7).join(',')}]`
