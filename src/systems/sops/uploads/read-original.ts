import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionSlug, Payload } from 'payload'
import { DomainError } from '@/shared/errors'

/** The bytes of a version's file as they were uploaded. @throws sop.file-missing, sop.file-changed (500) */
export function readOriginal(file: { payload: Payload; filename: string; sha256: string }): Promise<Uint8Array> {
  return readStoredFile({ ...file, collection: 'sop-versions' })
}

/** The same for a file of any upload collection that keeps its checksum. */
export async function readStoredFile({
  payload,
  collection,
  filename,
  sha256,
}: {
  payload: Payload
  collection: CollectionSlug
  filename: string
  sha256: string
}): Promise<Uint8Array> {
  const folder = payload.collections[collection].config.upload.staticDir ?? collection
  const bytes = await readFile(path.join(folder, path.basename(filename))).catch((error: unknown) => {
    throw new DomainError({
      code: 'sop.file-missing',
      status: 500,
      message: `The file ${filename} is not in the store any more. Restore it from a backup, or upload it again.`,
      detail: { reason: error instanceof Error ? error.message : String(error) },
    })
  })
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new DomainError({
      code: 'sop.file-changed',
      status: 500,
      message: `The file ${filename} is not the one that was uploaded: its checksum differs. Restore it from a backup.`,
    })
  }
  return bytes
}
