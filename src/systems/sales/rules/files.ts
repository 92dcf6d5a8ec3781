import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { inspectUpload } from '@/systems/sops/public'
import type { RequestRecord } from '../model'
import type { FieldMistake } from './request-form'

/** A file as it arrived. */
export type GivenFile = { name: string; data: Buffer }
export type CheckedFile = GivenFile & { mediaType: string; sha256: string }

export const mostFiles = 20

/** The checks of an SOP upload, for each file; what is refused is said at the file. Nothing is parsed. */
export async function checkFiles(
  files: readonly GivenFile[],
): Promise<{ checked: CheckedFile[]; mistakes: FieldMistake[] }> {
  const mistakes: FieldMistake[] = []
  const checked: CheckedFile[] = []
  if (files.length > mostFiles) {
    mistakes.push({ field: 'files', message: `These are ${files.length} files. Send at most ${mostFiles} at a time.` })
    return { checked, mistakes }
  }
  const total = files.reduce((sum, { data }) => sum + data.byteLength, 0)
  if (total > env.MAX_UPLOAD_MB * 1024 * 1024) {
    mistakes.push({
      field: 'files',
      message: `The files are larger than ${env.MAX_UPLOAD_MB} MB together. Send the most important now, and the others afterwards.`,
    })
    return { checked, mistakes }
  }
  for (const { name, data } of files) {
    try {
      checked.push({ name: plainName(name), data, ...(await inspectUpload({ bytes: data, filename: name })) })
    } catch (error) {
      if (!(error instanceof DomainError) || error.status >= 500) throw error
      mistakes.push({ field: 'files', file: name, message: error.message })
    }
  }
  return { checked, mistakes }
}

/** The same, where a refusal ends the matter. @throws `request.files-refused` (400) with the mistakes as detail */
export async function acceptFiles(files: readonly GivenFile[]): Promise<CheckedFile[]> {
  const { checked, mistakes } = await checkFiles(files)
  if (mistakes.length > 0) {
    throw new DomainError({
      code: 'request.files-refused',
      message: mistakes.map(({ file, message }) => (file ? `${file}: ${message}` : message)).join(' '),
      detail: mistakes,
    })
  }
  return checked
}

/** Stores files with a request. Gives their ids. */
export async function keepFiles({
  req,
  request,
  files,
  byClient,
  event,
}: {
  req: PayloadRequest
  request: Pick<RequestRecord, 'id' | 'organisation'>
  files: readonly CheckedFile[]
  byClient: boolean
  event?: number
}): Promise<number[]> {
  const ids: number[] = []
  for (const { name, data, mediaType, sha256 } of files) {
    const row = await create({
      req: asSystem(req, 'files of requests are kept by commands, after their checks'),
      collection: 'request-files',
      data: {
        request: request.id,
        organisation: request.organisation,
        name,
        sha256,
        byClient,
        ...(event ? { event } : {}),
      },
      // Names repeat over clients; one is never to be guessed from the other's.
      file: {
        name: `${randomBytes(8).toString('hex')}-${name}`,
        data,
        size: data.byteLength,
        mimetype: mediaType,
      },
    })
    ids.push(row.id)
  }
  return ids
}

/** Without folders and control characters, at most 120 characters with its ending kept. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? ''
  const clean = last.replace(/[\u0000-\u001f\u007f]/g, '').trim() || 'file'
  return clean.length <= 120 ? clean : `${clean.slice(0, 100)}…${clean.slice(-12)}`
}
