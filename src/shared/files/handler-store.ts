import { Readable } from 'node:stream'
import path from 'node:path'
import { createLocalReq, type CollectionSlug, type Payload } from 'payload'
import { defineFileStore, unavailable, type FileStore } from './file-store'

/**
 * Files of a project that keeps them by a storage plugin of its own (Payload's S3, Azure …): read by the handlers that the
 * plugin has set on the collection. Writing is the plugin's.
 */
export function handlerStore(payload: Payload, collection: CollectionSlug): FileStore {
  const { upload } = payload.collections[collection].config
  const notOurs = () => Promise.reject(new Error(`The files of ${collection} are kept by another plugin.`))
  return defineFileStore({
    name: 'handlers',
    async open(key, part) {
      const filename = path.posix.basename(key)
      const prefix = path.posix.dirname(key)
      const req = await createLocalReq({}, payload)
      for (const handler of upload.handlers ?? []) {
        const answer = await handler(req, {
          doc: { filename, ...(prefix === '.' ? {} : { prefix }) } as never,
          params: { collection, filename },
        })
        if (!(answer instanceof Response)) continue
        if (answer.status === 404) return null
        if (!answer.ok) throw unavailable(new Error(`the storage plugin answered with ${answer.status}`))
        const whole = Buffer.from(await answer.arrayBuffer())
        const bytes = part ? whole.subarray(part.start, part.end + 1) : whole
        return { size: bytes.length, stream: Readable.from([bytes]) }
      }
      return null
    },
    put: notOurs,
    remove: notOurs,
    async *list() {
      await notOurs()
    },
    check: () => Promise.resolve(),
  })
}
