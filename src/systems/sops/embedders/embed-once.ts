import { createHash } from 'node:crypto'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload } from 'payload'
import { rows, sql, systemRequest } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { Embedder } from './define-embedder'

/**
 * Vectors of passages' sentences, in the order of the texts; only texts that this organisation has not had embedded by this
 * model before are given to it. What comes back is kept at once, so that a crash after a paid call does not pay twice.
 */
export async function embedOnce({
  payload,
  organisation,
  embedder,
  texts,
  signal,
}: {
  payload: Payload
  organisation: number
  embedder: Embedder
  texts: string[]
  signal?: AbortSignal
}): Promise<Float32Array[]> {
  if (texts.length === 0) return []
  const req = await systemRequest(payload, { reason: 'vectors are remembered by what they were made of' })
  const hashes = texts.map(hashOf)
  const textBy = new Map(hashes.map((hash, at) => [hash, texts[at] ?? '']))
  const known = await remembered()
  const missing = [...textBy].filter(([hash]) => !known.has(hash))
  if (missing.length > 0) {
    const made = await embedder.embed(
      missing.map(([, text]) => text),
      signal ? { signal } : {},
    )
    const fresh = missing.map(([hash], at) => [hash, made[at] ?? new Float32Array()] as const)
    await remember(fresh)
    for (const [hash, vector] of fresh) known.set(hash, vector)
  }
  return hashes.map((hash) => known.get(hash) ?? new Float32Array())

  async function remembered(): Promise<Map<string, Float32Array>> {
    const wanted = jsonText([...textBy.keys()])
    const mine = statement`organisation_id = ${organisation} and model = ${embedder.model}
      and hash in (select jsonb_array_elements_text(${wanted}::jsonb))`
    const found = rows<{ hash: string; vector: string }>(
      await sql(req).execute(
        statement`select hash, encode(vector, 'base64') as vector from sop_embeddings where ${mine}`,
      ),
    )
    // Once a day is enough to know what is still in use, and two runs that touch the same rows do not wait for each other.
    await sql(req).execute(statement`
      update sop_embeddings set used_at = now() where (organisation_id, model, hash) in (
        select organisation_id, model, hash from sop_embeddings
        where ${mine} and used_at < now() - interval '1 day' for update skip locked
      )`)
    return new Map(found.map(({ hash, vector }) => [hash, unpacked(vector)]))
  }

  async function remember(fresh: (readonly [string, Float32Array])[]): Promise<void> {
    const values = fresh.map(([hash, vector]) => ({ hash, vector: packed(vector) }))
    await sql(req).execute(statement`
      insert into sop_embeddings (organisation_id, model, hash, vector)
      select ${organisation}, ${embedder.model}, hash, decode(vector, 'base64')
      from jsonb_to_recordset(${jsonText(values)}::jsonb) as given(hash text, vector text)
      on conflict do nothing`)
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

function packed(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * 4))
  return bytes.toString('base64')
}

function unpacked(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64')
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4))
}
