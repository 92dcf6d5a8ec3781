import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { mediaTypeOf } from '../formats'
import type { Picture } from '../parsers/blocks'
import { filePicture } from '../pictures/file-pictures'
import { readOriginal } from '../uploads/read-original'

/**
 * The pictures in a file of an organisation, by the checksum that a course has of it: whoever holds the function gets one by
 * its name, null where the file has none of it. Null where the organisation has no such file. Not guarded: for callers that
 * have found a course of the organisation for the person who asks.
 */
export async function sourcePictures({
  req,
  organisation,
  sha256,
}: {
  req: PayloadRequest
  organisation: number
  sha256: string
}): Promise<((name: string) => Promise<Picture | null>) | null> {
  const [file] = rows<{ filename: string; prefix: string | null }>(
    await sql(req).execute(query`
      select filename, prefix from sop_versions
      where organisation_id = ${organisation} and sha256 = ${sha256}
      order by id desc limit 1`),
  )
  const mediaType = file && mediaTypeOf(file.filename)
  if (!mediaType) return null
  const { payload } = req
  const read = () => readOriginal({ payload, ...file, sha256 })
  return (name) => filePicture({ sha256, mediaType, name, read })
}
