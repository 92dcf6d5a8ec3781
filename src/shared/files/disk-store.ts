import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { assertPlainKey, defineFileStore, noSpace, unavailable, type FileStore, type ListedFile } from './file-store'

/** What is being written, until it is whole. What a crash leaves here is swept. */
export const incoming = '.incoming'

/** Files below a folder of this machine (or of a volume that all servers share). `write`: for tests of a disk that fails. */
export function diskStore({ root, write = writeThrough }: { root: string; write?: typeof writeThrough }): FileStore {
  const place = (key: string) => {
    assertPlainKey(key)
    return path.join(root, ...key.split('/'))
  }
  return defineFileStore({
    name: 'disk',
    async put({ key, bytes }) {
      const target = place(key)
      const part = path.join(root, incoming, randomUUID())
      try {
        await mkdir(path.dirname(part), { recursive: true })
        await write(part, bytes)
        await mkdir(path.dirname(target), { recursive: true })
        await rename(part, target)
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined)
        throw plainly(error)
      }
    },
    async open(key, part) {
      const file = await open(place(key), 'r').catch(unlessMissing)
      if (!file) return null
      const found = await file.stat()
      if (found.isFile())
        return part
          ? { size: part.end - part.start + 1, stream: file.createReadStream(part) }
          : { size: found.size, stream: file.createReadStream() }
      await file.close()
      return null
    },
    async remove(key) {
      const target = place(key)
      await rm(target, { force: true }).catch((error: unknown) => {
        throw plainly(error)
      })
      // The folder that was made for it, when nothing else is in it; never the collection's own.
      if (key.split('/').length > 2) await rmdir(path.dirname(target)).catch(() => undefined)
    },
    async *list(folder): AsyncGenerator<ListedFile> {
      for (const entry of (await readdir(place(folder), { withFileTypes: true }).catch(unlessMissing)) ?? []) {
        const key = `${folder}/${entry.name}`
        if (entry.isDirectory()) yield* this.list(key)
        else {
          const found = await stat(place(key)).catch(unlessMissing)
          if (found) yield { key, modifiedAt: found.mtime }
        }
      }
    },
    async check() {
      await mkdir(path.join(root, incoming), { recursive: true }).catch((error: unknown) => {
        throw plainly(error)
      })
    },
  })
}

/** On disk before anybody hears that it is. */
async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessMissing(error: unknown): null {
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
  throw plainly(error)
}

function plainly(error: unknown): Error {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error)) ? noSpace(error) : unavailable(error)
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? ''
