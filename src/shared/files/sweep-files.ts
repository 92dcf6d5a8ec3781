import path from 'node:path'
import { count, systemRequest } from '@/shared/db'
import { log } from '@/shared/log'
import type { Payload, Where } from 'payload'
import { incoming } from './disk-store'
import { notes, readWhole, type FileStore } from './file-store'
import { placeOf } from './stored-files'

/** Longer than any save takes. */
const patienceMs = 60 * 60 * 1000

/**
 * Looks at the notes of files whose save never told how it ended: a file that no row names is removed, and so are parts of
 * files that were being written. A file without a note is never touched, whatever else lies in the bucket.
 */
export async function sweepFiles({
  payload,
  store,
  now = new Date(),
}: {
  payload: Payload
  store: FileStore
  now?: Date
}): Promise<{ removed: string[]; kept: string[] }> {
  const swept = { removed: [] as string[], kept: [] as string[] }
  const old = ({ modifiedAt }: { modifiedAt: Date }) => now.getTime() - modifiedAt.getTime() > patienceMs
  for await (const note of store.list(notes)) {
    if (!old(note)) continue
    const key = (await readWhole(store, note.key))?.toString('utf8')
    if (key) {
      const named = await isNamed(payload, key)
      if (!named) await store.remove(key)
      swept[named ? 'kept' : 'removed'].push(key)
    }
    await store.remove(note.key)
  }
  for await (const part of store.list(incoming)) {
    if (!old(part)) continue
    await store.remove(part.key)
    swept.removed.push(part.key)
  }
  if (swept.removed.length > 0) log.info({ files: swept.removed.length }, 'removed files that belong to nothing')
  return swept
}

/** Whether a committed row leads to the file. Who cannot tell says yes: a file too many is better than one too few. */
async function isNamed(payload: Payload, key: string): Promise<boolean> {
  const [folder] = key.split('/')
  const req = await systemRequest(payload, { reason: 'the sweep looks for rows of every organisation' })
  for (const { slug, upload, custom } of payload.config.collections) {
    const field: unknown = upload ? 'filename' : custom?.filesField
    if (typeof field !== 'string') continue
    const collection = slug
    if (placeOf(payload, collection).folder !== folder) continue
    const where: Where = { [field]: { equals: path.posix.basename(key) } }
    if (upload) where.prefix = { equals: path.posix.dirname(key) }
    return (await count({ req, collection, where })) > 0
  }
  return true
}
