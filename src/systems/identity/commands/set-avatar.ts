import { randomUUID } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { dropFile, keepFile, keyOf, readWhole } from '@/shared/files'
import { notSignedIn, personNotFound } from '../errors'
import { personOf } from '../session'

const pixels = 256
const largest = 10 * 1024 * 1024
const kinds = ['jpeg', 'png', 'webp', 'gif', 'heif']

/**
 * A picture of oneself. It is drawn anew, so that nothing of the file that came (place, camera, something hidden) is kept.
 *
 * @throws `avatar.too-large` (413), `avatar.not-a-picture` (400), `files.unavailable` (503), `files.no-space` (507).
 */
export async function setAvatar({ req, picture }: { req: PayloadRequest; picture: Buffer }): Promise<void> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  if (picture.length === 0) throw notAPicture()
  if (picture.length > largest) {
    throw new DomainError({ code: 'avatar.too-large', status: 413, message: 'Choose a picture below 10 MB.' })
  }
  const name = `${randomUUID()}.webp`
  const drawn = await drawnAnew(picture)
  await inTransaction(req, async (req) => {
    await keepFile({ req, ...placed(req, name), bytes: drawn, mediaType: 'image/webp' })
    await replace(req, { person: person.id, name })
  })
}

/** Also for those who erase a person: the file goes with the entry. */
export async function removeAvatar({ req, person }: { req: PayloadRequest; person: number }): Promise<void> {
  await inTransaction(req, (req) => replace(req, { person, name: null }))
}

/** The picture of somebody of the same organisation, as WebP; null where there is none. @throws `person.not-found` (404). */
export async function getAvatar({ req, person }: { req: PayloadRequest; person: number }): Promise<Buffer | null> {
  const asking = personOf(req)
  if (!asking) throw notSignedIn()
  const [row] = rows<{ avatar: string | null }>(
    await sql(req).execute(query`
      select avatar from users where id = ${person} and organisation_id = ${asking.organisation}`),
  )
  if (!row) throw personNotFound()
  if (row.avatar === null) return null
  const { store, key } = placed(req, row.avatar)
  return readWhole(store, key)
}

async function drawnAnew(picture: Buffer): Promise<Buffer> {
  const options = { limitInputPixels: 60_000_000, failOn: 'error' } as const
  const format = await sharp(picture, options)
    .metadata()
    .then(
      (found) => found.format as string,
      () => undefined,
    )
  if (format === undefined || !kinds.includes(format)) throw notAPicture()
  try {
    return await sharp(picture, options)
      .rotate()
      .resize(pixels, pixels, { fit: 'cover' })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    throw notAPicture()
  }
}

async function replace(req: PayloadRequest, { person, name }: { person: number; name: string | null }): Promise<void> {
  const [before] = rows<{ avatar: string | null }>(
    await sql(req).execute(query`
      update users set avatar = ${name} from (select id, avatar from users where id = ${person} for update) old
      where users.id = old.id returning old.avatar`),
  )
  if (before?.avatar) await dropFile({ req, ...placed(req, before.avatar) })
}

const placed = (req: PayloadRequest, filename: string) =>
  keyOf(req.payload, { collection: 'users', filename, prefix: null })

const notAPicture = () =>
  new DomainError({
    code: 'avatar.not-a-picture',
    message: 'This file is no picture that can be read. Send a JPEG, PNG, WebP, GIF or HEIC file.',
  })
