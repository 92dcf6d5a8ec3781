import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { whenTransactionEnds } from '@/shared/db'
import { jobsOf } from '@/shared/define-system'
import { DomainError } from '@/shared/errors'
import { enqueue } from '@/shared/jobs'
import { log } from '@/shared/log'
import { notes, type FileStore } from './file-store'
import { removeFileJob } from './jobs'

/**
 * Stores a file for a row that is being saved. When the save is taken back, the file goes at once; where the process dies or
 * the store does not answer, the next sweep sees to it.
 *
 * @throws `files.unavailable`, `files.refused` (503), `files.no-space` (507); nothing is stored then
 */
export async function keepFile({
  req,
  store,
  key,
  bytes,
  mediaType,
}: {
  req: PayloadRequest
  store: FileStore
  key: string
  bytes: Uint8Array
  mediaType?: string | undefined
}): Promise<void> {
  const note = `${notes}/${randomUUID()}`
  await store.put({ key: note, bytes: Buffer.from(key), mediaType: 'text/plain' })
  try {
    await store.put({ key, bytes, mediaType })
  } catch (error) {
    // Without an answer it may have arrived even so: then the note stays, and the sweep decides.
    if (!(error instanceof DomainError && error.code === 'files.unavailable')) await forget(store, [note])
    throw error
  }
  await whenTransactionEnds(req, async (ending) => {
    if (ending === 'committed') await forget(store, [note])
    if (ending === 'rolled-back') await forget(store, [key, note])
  })
}

/** Removes a file once the request's transaction is committed; tried again in the background where the store does not answer. */
export async function dropFile({
  req,
  store,
  key,
}: {
  req: PayloadRequest
  store: FileStore
  key: string
}): Promise<void> {
  const known = jobsOf(req.payload.config).some(({ name }) => name === removeFileJob.name)
  if (known) await enqueue(req, removeFileJob, { key })
  await whenTransactionEnds(req, async (ending) => {
    if (ending === 'committed') await forget(store, [key])
  })
}

/** In order, and no further than it goes: a note outlives the file it tells of. */
async function forget(store: FileStore, keys: readonly string[]): Promise<void> {
  try {
    for (const key of keys) await store.remove(key)
  } catch (error) {
    log.warn({ err: error, keys }, 'files could not be removed now; the next sweep tries again')
  }
}
