import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { cloudStoragePlugin } from 'payload-cloud-storage'
import type { Adapter } from 'payload-cloud-storage/types'
import { getStorageFilePath } from 'payload-cloud-storage/utilities'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig, Config, Plugin } from 'payload'
import { whenTransactionEnds } from '@/shared/db'
import { defineSystem } from '@/shared/define-system'
import { DomainError } from '@/shared/errors'
import {
  attachment,
  attachmentInParts,
  dropFile,
  keepFile,
  removeFileJob,
  sweepFilesJob,
  type FileStore,
} from '@/shared/files'
import { log } from '@/shared/log'

/**
 * Keeps the files of every upload collection in one store. Comes after the plugins that bring the collections; the folder of
 * each in the store is the last part of its `staticDir`.
 */
export function filesPlugin({ store }: { store: FileStore }): Plugin {
  return async (config) => {
    const system = await defineSystem({ name: 'files', collections: [], jobs: [removeFileJob, sweepFilesJob] })(config)
    const folders = new Map(
      (system.collections ?? []).flatMap((one) => {
        const folder = typeof one.upload === 'object' && one.upload.staticDir
        return folder ? [[one.slug, path.basename(folder)] as const] : []
      }),
    )
    const adapter = adapterOf(store)
    const stored = cloudStoragePlugin({
      collections: Object.fromEntries([...folders].map(([slug, prefix]) => [slug, { adapter, prefix }])),
    })({ ...system, collections: (system.collections ?? []).map((one) => withPlace(one, folders.get(one.slug))) })
    return {
      ...stored,
      collections: (stored.collections ?? []).map((one) => (folders.has(one.slug) ? withProof(one) : one)),
      custom: { ...stored.custom, coursewright: { ...coursewrightOf(stored), files: store } },
      onInit: async (payload) => {
        await stored.onInit?.(payload)
        // Not a reason to stay down: everything but files works, and a store can come back.
        await store.check().catch((error: unknown) => {
          log.error({ err: error, store: store.name }, 'the store of files does not answer')
        })
      },
    }
  }
}

const coursewrightOf = (config: Config): object =>
  (config.custom as { coursewright?: object } | undefined)?.coursewright ?? {}

const adapterOf =
  (store: FileStore): Adapter =>
  ({ collection, prefix }) => ({
    name: store.name,
    // Nothing is uploaded past the server, where nobody would look at it.
    requiresClientUploadReceipt: true,
    handleUpload: async ({ file, req, storageFilePath }) => {
      const bytes = arrived.get(path.posix.dirname(storageFilePath))
      if (!bytes) return
      arrived.delete(path.posix.dirname(storageFilePath))
      await keepFile({ req, store, key: storageFilePath, bytes, mediaType: file.mimeType })
    },
    handleDelete: ({ req, storageFilePath }) => dropFile({ req, store, key: storageFilePath }),
    staticHandler: async (req, { doc, params: { filename, prefix: wanted } }) => {
      const key = await getStorageFilePath({
        collection,
        filename,
        req,
        ...(prefix ? { collectionPrefix: prefix } : {}),
        ...(doc ? { doc } : {}),
        ...(wanted ? { prefixQueryParam: wanted } : {}),
      })
      const read = async (part: Parameters<FileStore['open']>[1] | null) => {
        const file = await store.open(key, part ?? undefined)
        if (file) return file
        throw new DomainError({ code: 'files.missing', status: 404, message: 'This file is not there.' })
      }
      const about = { name: filename, mediaType: typeOf(doc) }
      const size = sizeOf(doc)
      return size === undefined
        ? attachment({ ...about, file: await read(null) })
        : attachmentInParts({ ...about, req, size, read })
    },
  })

const sizeOf = (doc: unknown): number | undefined => (doc as { filesize?: number } | undefined)?.filesize ?? undefined
const typeOf = (doc: unknown): string | undefined => (doc as { mimeType?: string } | undefined)?.mimeType

/** Files on their way from the first hook of a save to the last, by the folder that was made for each. */
const arrived = new Map<string, Uint8Array>()

/**
 * A folder of its own for each file, which nobody can choose: whoever could would write over the files of others. And the
 * very file of this save: the plugin looks for it on the request, where another save of the same request may have put its own,
 * or taken this one away.
 */
function withPlace(collection: CollectionConfig, folder: string | undefined): CollectionConfig {
  if (folder === undefined) return collection
  const choosePlace: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
    const before = originalDoc as { prefix?: string | null } | undefined
    const bytes = req.file?.data
    const prefix = bytes ? `${folder}/${randomUUID()}` : (before?.prefix ?? null)
    if (bytes && prefix) {
      arrived.set(prefix, bytes)
      if (await req.transactionID) await whenTransactionEnds(req, async () => void arrived.delete(prefix))
    }
    delete req.context._payloadCloudStorage
    return { ...data, prefix, _objectKey: null }
  }
  /** After the collection's own hooks, which may have saved something else, and before those of the plugin. */
  const showFile: CollectionBeforeChangeHook = ({ data, req }) => {
    const bytes = arrived.get((data as { prefix?: string | null }).prefix ?? '')
    if (bytes) req.file ??= { data: Buffer.from(bytes), mimetype: '', name: '', size: bytes.byteLength }
    return data
  }
  const { hooks } = collection
  return { ...collection, hooks: { ...hooks, beforeChange: [choosePlace, ...(hooks?.beforeChange ?? []), showFile] } }
}

/** After all hooks: no row without its file. */
function withProof(collection: CollectionConfig): CollectionConfig {
  const assertKept: CollectionAfterChangeHook = ({ doc }) => {
    const { filename, prefix } = doc as { filename?: string; prefix?: string | null }
    if (prefix && arrived.has(prefix)) throw new Error(`${filename ?? 'A file'} was saved, but not stored.`)
    return doc as unknown
  }
  const { hooks } = collection
  return { ...collection, hooks: { ...hooks, afterChange: [...(hooks?.afterChange ?? []), assertKept] } }
}
