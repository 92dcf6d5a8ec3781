import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { notSignedIn, personNotFound } from '../errors'
import { personOf } from '../session'

const pixels = 256
const largest = 10 * 1024 * 1024
const kinds = ['jpeg', 'png', 'webp', 'gif', 'heif']

/**
 * A picture of oneself. It is drawn anew, so that nothing of the file that came (place, camera, something hidden) is kept.
 *
 * @throws `avatar.too-large` (413), `avatar.not-a-picture` (400).
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
  await mkdir(folderOf(req), { recursive: true })
  await writeFile(path.join(folderOf(req), name), drawn)
  await replace(req, { person: person.id, name })
}

/** Also for those who erase a person: the file goes with the entry. */
export async function removeAvatar({ req, person }: { req: PayloadRequest; person: number }): Promise<void> {
  await replace(req, { person, name: null })
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
  return row.avatar === null ? null : readFile(path.join(folderOf(req), path.basename(row.avatar)))
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
  if (before?.avatar) await rm(path.join(folderOf(req), path.basename(before.avatar)), { force: true })
}

function folderOf(req: PayloadRequest): string {
  return (req.payload.collections.users.config.custom as { avatarsDir: string }).avatarsDir
}

const notAPicture = () =>
  new DomainError({
    code: 'avatar.not-a-picture',
    message: 'This file is no picture that can be read. Send a JPEG, PNG, WebP, GIF or HEIC file.',
  })
