import type { Payload } from 'payload'
import { readStoredFile } from '@/shared/files'

/** The bytes of a version's file as they were uploaded. @throws files.missing, files.changed (500), files.unavailable (503) */
export function readOriginal({
  payload,
  ...file
}: {
  payload: Payload
  filename: string
  prefix: string | null
  sha256: string
}): Promise<Uint8Array> {
  return readStoredFile(payload, { ...file, collection: 'sop-versions' })
}
