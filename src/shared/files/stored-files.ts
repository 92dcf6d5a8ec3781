import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { CollectionSlug, Payload } from 'payload'
import { DomainError } from '@/shared/errors'
import { diskStore } from './disk-store'
import { readWhole, type FileStore } from './file-store'
import { handlerStore } from './handler-store'

type Custom = { coursewright?: { files?: FileStore } }

/** The store of this installation, where `filesPlugin` has set one. */
export function installedStore(config: { custom?: Record<string, unknown> }): FileStore | undefined {
  return (config.custom as Custom | undefined)?.coursewright?.files
}

/**
 * Where the files of a collection are: its store, and its folder in it. Without `filesPlugin` it is what the project has
 * set up: a storage plugin, or the folder on disk where Payload itself keeps them.
 */
export function placeOf(payload: Payload, collection: CollectionSlug): { store: FileStore; folder: string } {
  const { upload, custom } = payload.collections[collection].config
  const own: unknown = custom?.filesDir
  const directory = typeof own === 'string' ? own : ((upload as { staticDir?: string }).staticDir ?? collection)
  const installed = installedStore(payload.config)
  if (installed) return { store: installed, folder: path.basename(directory) }
  const { handlers } = upload as { handlers?: unknown[] }
  // Without a prefix on the row the plugin's own one counts, which is its business.
  if (handlers?.length) return { store: handlerStore(payload, collection), folder: '.' }
  return { store: diskStore({ root: path.dirname(path.resolve(directory)) }), folder: path.basename(directory) }
}

/** A row of an upload collection: `prefix` is its folder in the store, absent for files older than that. */
export type StoredFile = { collection: CollectionSlug; filename: string; prefix: string | null | undefined }

export function keyOf(
  payload: Payload,
  { collection, filename, prefix }: StoredFile,
): { store: FileStore; key: string } {
  const { store, folder } = placeOf(payload, collection)
  return { store, key: `${prefix ? prefix : folder}/${path.basename(filename)}` }
}

/** @throws `files.missing` (500), and what the store throws (503) */
export async function openStoredFile(payload: Payload, file: StoredFile): Promise<{ size: number; stream: Readable }> {
  const { store, key } = keyOf(payload, file)
  const found = await store.open(key)
  if (!found) throw missing(file)
  return found
}

/**
 * The bytes of a file as they were uploaded.
 *
 * @throws `files.missing`, `files.changed` (500), and what the store throws (503)
 */
export async function readStoredFile(
  payload: Payload,
  { sha256, ...file }: StoredFile & { sha256: string },
): Promise<Buffer> {
  const { store, key } = keyOf(payload, file)
  const bytes = await readWhole(store, key)
  if (!bytes) throw missing(file)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new DomainError({
      code: 'files.changed',
      status: 500,
      message: `The file ${file.filename} is not the one that was uploaded: its checksum differs. Restore it from a backup.`,
    })
  }
  return bytes
}

const missing = ({ filename }: StoredFile) =>
  new DomainError({
    code: 'files.missing',
    status: 500,
    message: `The file ${filename} is not in the store any more. Restore it from a backup, or upload it again.`,
  })
