import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { VectorSpace } from './define-store'
import { defineStore, literal } from './define-store'
import { tableOf } from './space-table'

/**
 * pgvector, compared one by one inside the organisation. A filtered HNSW index can return nothing at all where few rows
 * are eligible; an exact scan of some thousand rows takes milliseconds and misses none.
 */
export const postgresStore = defineStore({
  name: 'postgres',
  transactional: true,
  async prepare({ req, space }) {
    if (await isThere(req, space)) return
    const table = tableOf(space)
    // Two processes that come to it at once: the second waits, and finds it made.
    await sql(req).execute(statement`select pg_advisory_xact_lock(hashtext(${table}))`)
    await sql(req).execute(statement`
      create table if not exists ${name(table)} (
        organisation_id integer not null,
        version_id integer not null,
        segment_key text not null,
        passage integer not null,
        sentence integer not null,
        text text not null,
        embedding vector(${statement.raw(String(Math.trunc(space.dimensions)))}) not null,
        primary key (organisation_id, version_id, passage, sentence)
      )`)
  },
  async add({ req, organisation, version, space, sentences }) {
    if (sentences.length === 0) return
    const values = sentences.map(({ segment, passage, sentence, text, vector }) => ({
      segment,
      passage,
      sentence,
      text,
      vector: literal(vector),
    }))
    const table = name(tableOf(space))
    const given = statement`jsonb_to_recordset(${jsonText(values)}::jsonb)
      as given(segment text, passage int, sentence int, text text, vector text)`
    await sql(req).execute(statement`
      delete from ${table} as kept using ${given}
      where kept.organisation_id = ${organisation} and kept.version_id = ${version} ${only(space)}
        and kept.passage = given.passage and kept.sentence = given.sentence`)
    const model = isBuiltIn(space)
      ? [statement`, model`, statement`, ${space.model}::text`]
      : [statement``, statement``]
    await sql(req).execute(statement`
      insert into ${table} (organisation_id, version_id, segment_key, passage, sentence, text, embedding ${model[0]})
      select ${organisation}, ${version}, segment, passage, sentence, text, vector::vector ${model[1]} from ${given}`)
  },
  async clear({ req, organisation, version, space }) {
    if (!(await isThere(req, space))) return
    await sql(req).execute(statement`
      delete from ${name(tableOf(space))} as kept
      where organisation_id = ${organisation} and version_id = ${version} ${only(space)}`)
  },
  async closest({ req, organisation, versions, space, vector, k }) {
    if (versions.length === 0 || !(await isThere(req, space))) return []
    const found = rows<{ version_id: number; passage: number; sentence: number; similarity: number | string }>(
      await sql(req).execute(statement`
        select version_id, passage, sentence, similarity from (
          select distinct on (version_id, passage) version_id, passage, sentence,
            1 - (embedding <=> ${literal(vector)}::vector) as similarity
          from ${name(tableOf(space))} as kept
          where organisation_id = ${organisation} ${only(space)}
            and version_id in (select jsonb_array_elements_text(${jsonText(versions)}::jsonb)::int)
          order by version_id, passage, similarity desc, sentence
        ) as best
        order by similarity desc, version_id, passage
        limit ${k}`),
    )
    return found.map((row) => ({
      version: Number(row.version_id),
      passage: Number(row.passage),
      sentence: Number(row.sentence),
      similarity: Number(row.similarity),
    }))
  },
})

const name = (table: string) => statement.identifier(table)
const isBuiltIn = (space: VectorSpace): boolean => tableOf(space) === 'sop_vectors'

/** The built-in model's table names its model, because it is older than the rule of one table for each. */
const only = (space: VectorSpace) => (isBuiltIn(space) ? statement`and kept.model = ${space.model}` : statement``)

async function isThere(req: PayloadRequest, space: VectorSpace): Promise<boolean> {
  if (isBuiltIn(space)) return true
  const [row] = rows<{ there: boolean }>(
    await sql(req).execute(statement`select to_regclass(${`"${tableOf(space)}"`}) is not null as there`),
  )
  return row?.there === true
}
