import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { create } from '@/shared/db'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { assertMayAddSops } from '../policies'
import { tooLarge } from '../errors'
import { decodeText } from '../parsers/decode-text'
import { archiveEntries, type ArchiveEntry } from '../uploads/archive-entries'
import { isMarkdown, isPicture, withPicturesBeside } from '../uploads/pictures-beside'

/** What became of one file: an SOP version of its own, or the reason why not. */
export type AddedFile = { name: string } & (
  | { outcome: 'added'; sop: number; version: number; label: string }
  /** `version`: the one that has this very file. */
  | { outcome: 'refused'; code: string; message: string; version?: number }
)
export type AddReport = { files: AddedFile[]; added: number; refused: number }

/** An archive holds many documents, each of the size that is accepted alone; all of them together have to fit into this many times. */
const timesTheLimit = 4
const mostDocuments = 100

/**
 * A file becomes the first version of a new SOP; of a ZIP archive, each file does. One that is refused says why and leaves the
 * others alone. `sop` and `label` are for a single file that is a new version of an SOP.
 *
 * @throws auth.required (401), auth.forbidden (403); `sop.*` where an archive cannot be opened at all
 */
export async function addSops({
  req,
  file,
  reason,
  sop,
  label,
}: {
  req: PayloadRequest
  file: { name: string; bytes: Uint8Array }
  reason: string
  sop?: number
  label?: string
}): Promise<AddReport> {
  assertMayAddSops(req)
  const limit = env.MAX_UPLOAD_MB * 1024 * 1024
  if (file.bytes.length > limit)
    throw tooLarge(`This file is larger than ${env.MAX_UPLOAD_MB} MB. Split it into several.`)
  if (!isArchive(file))
    return reportOf([await addOne({ req, ...file, reason, ...(sop ? { sop } : {}), ...(label ? { label } : {}) })])

  const files = await addArchive({ req, bytes: file.bytes, reason, limit })
  if (files.length === 0)
    throw new DomainError({
      code: 'sop.empty',
      status: 400,
      message: 'This archive holds no files. Pack the documents into it, and upload it again.',
    })
  return reportOf(files)
}

const isArchive = ({ name, bytes }: { name: string; bytes: Uint8Array }): boolean =>
  /\.zip$/i.test(name) && bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * The files of an archive in their order. Markdown pages come after the others, because their pictures may; pictures that
 * lie in a page then are no files of their own.
 */
async function addArchive({
  req,
  bytes,
  reason,
  limit,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  reason: string
  limit: number
}): Promise<AddedFile[]> {
  const files: (AddedFile | undefined)[] = []
  const seen = new Map<string, string>()
  const pages: { at: number; entry: ArchiveEntry & { bytes: Uint8Array } }[] = []
  const pictures = new Map<string, { at: number; bytes: Uint8Array }>()
  let documents = 0
  const add = (entry: ArchiveEntry) => addEntry({ req, entry, reason, seen, full: (documents += 1) > mostDocuments })
  let at = 0
  for await (const entry of archiveEntries(bytes, { eachBytes: limit, allBytes: limit * timesTheLimit })) {
    if ('bytes' in entry && isMarkdown(entry.name)) pages.push({ at, entry })
    else if ('bytes' in entry && isPicture(entry.name)) pictures.set(entry.name, { at, bytes: entry.bytes })
    else files[at] = await add(entry)
    at += 1
  }
  const beside = new Map([...pictures].map(([name, picture]) => [name, picture.bytes]))
  for (const { at: place, entry } of pages) {
    const page = decodeText(entry.bytes)
    const { text, used } = withPicturesBeside({ name: entry.name, text: page, pictures: beside, mostBytes: limit })
    files[place] = await add(used.length > 0 ? { ...entry, bytes: Buffer.from(text) } : entry)
    for (const name of used) pictures.delete(name)
  }
  for (const [name, { at: place, bytes: picture }] of pictures) files[place] = await add({ name, bytes: picture })
  return files.filter((one) => one !== undefined)
}

async function addEntry(given: {
  req: PayloadRequest
  entry: ArchiveEntry
  reason: string
  seen: Map<string, string>
  full: boolean
}): Promise<AddedFile> {
  const { req, entry, reason, seen, full } = given
  const refused = (code: string, message: string): AddedFile => ({
    name: entry.name,
    outcome: 'refused',
    code,
    message,
  })
  if ('refused' in entry) return refused(entry.refused.code, entry.refused.message)
  if (full)
    return refused(
      'sop.too-many',
      `Only the first ${mostDocuments} files were added. Pack the others into an archive of their own.`,
    )
  const sha256 = createHash('sha256').update(entry.bytes).digest('hex')
  const twin = seen.get(sha256)
  if (twin !== undefined) return refused('sop.same-file', `It is the very file that ${twin} is.`)
  seen.set(sha256, entry.name)
  return addOne({ req, name: entry.name, bytes: entry.bytes, reason })
}

async function addOne({
  req,
  name,
  bytes,
  ...data
}: {
  req: PayloadRequest
  name: string
  bytes: Uint8Array
  reason: string
  sop?: number
  label?: string
}): Promise<AddedFile> {
  try {
    const version = await create({
      req,
      collection: 'sop-versions',
      data,
      // Folders of an archive are no part of a document's name.
      file: {
        name: name.replace(/^.*[/\\]/, '') || 'document',
        data: Buffer.from(bytes),
        mimetype: 'application/octet-stream',
        size: bytes.length,
      },
    })
    const owner = typeof version.sop === 'object' ? version.sop?.id : version.sop
    return { name, outcome: 'added', sop: owner ?? 0, version: version.id, label: version.label ?? '' }
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error
    const version = (error.data?.detail as { version?: unknown } | undefined)?.version
    return {
      name,
      outcome: 'refused',
      code: error.code,
      message: error.message,
      ...(typeof version === 'number' ? { version } : {}),
    }
  }
}

function reportOf(files: AddedFile[]): AddReport {
  const added = files.filter((file) => file.outcome === 'added').length
  return { files, added, refused: files.length - added }
}
