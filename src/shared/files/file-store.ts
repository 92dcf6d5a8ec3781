import type { Readable } from 'node:stream'
import { DomainError } from '@/shared/errors'
import type { Part } from './range'

export type ListedFile = { key: string; modifiedAt: Date }

/**
 * Where files are kept. A key is a path of ours (`sops/<uuid>/freezer.pdf`), never one that somebody typed. Errors:
 * `files.unavailable` (503), `files.refused` (503) where the store turns us away, `files.no-space` (507).
 */
export type FileStore = {
  name: string
  /** Whole or not at all: nobody ever reads half a file. */
  put(file: { key: string; bytes: Uint8Array; mediaType?: string | undefined }): Promise<void>
  /** All of a file, or a part that lies in it. Null where there is none. `size` in bytes, of what comes. */
  open(key: string, part?: Part): Promise<{ size: number; stream: Readable } | null>
  /** What is gone already is gone. */
  remove(key: string): Promise<void>
  /** Files whose key begins with `folder/`. */
  list(folder: string): AsyncIterable<ListedFile>
  /** Whether it can be written to, asked once at start. @throws as above */
  check(): Promise<void>
}

/**
 * Folder of notes of files that may turn out to belong to nothing: written before the file, taken away when its row is
 * committed. They lie in the store, not in the database, because the transaction that would take them back is the one they
 * watch over.
 */
export const notes = '.pending'

export const defineFileStore = (store: FileStore): FileStore => store

/** All of a file. @throws `files.unavailable` (503), also where the store stops in the middle */
export async function readWhole(store: FileStore, key: string): Promise<Buffer | null> {
  const file = await store.open(key)
  if (!file) return null
  const parts: Buffer[] = []
  try {
    for await (const part of file.stream) parts.push(part as Buffer)
  } catch (error) {
    throw unavailable(error)
  }
  const bytes = Buffer.concat(parts)
  if (bytes.length !== file.size) throw unavailable(new Error(`${bytes.length} of ${file.size} bytes came`))
  return bytes
}

/** Keys are made by us; one that leads elsewhere is a mistake in the code, or an attack. */
export function assertPlainKey(key: string): void {
  const parts = key.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..') || /[\u0000-\u001f\\]/.test(key)) {
    throw new DomainError({ code: 'files.bad-key', status: 400, message: 'There can be no file of this name.' })
  }
}

export const unavailable = (cause: unknown): DomainError =>
  failed(
    'unavailable',
    503,
    'The store of files does not answer. Nothing was changed; try again in a few minutes.',
    cause,
  )

export const refused = (cause: unknown): DomainError =>
  failed(
    'refused',
    503,
    'The store of files turns the server away. Nothing was changed; an administrator has to check its settings.',
    cause,
  )

export const noSpace = (cause: unknown): DomainError =>
  failed(
    'no-space',
    507,
    'There is no room left for files on the server. Nothing was saved; an administrator has to make room.',
    cause,
  )

function failed(code: string, status: number, message: string, cause: unknown): DomainError {
  const error = new DomainError({ code: `files.${code}`, status, message })
  error.cause = cause
  return error
}
