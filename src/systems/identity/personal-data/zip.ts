import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Payload } from 'payload'
import { ZipFile } from 'yazl'
import { keyOf } from '@/shared/files'
import type { Collected } from './collect'

/** One ZIP: what is kept as JSON, the files, and a page that says what is what. */
export function zipOf({
  payload,
  collected,
  at,
}: {
  payload: Payload
  collected: Collected
  at: Date
}): ReadableStream {
  const zip = new ZipFile()
  const out = Readable.from(zip.outputStream)
  const { files, ...data } = collected
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: at })
  // A ZIP that breaks off is an error to whoever saves it; one that is whole and lacks files would not be.
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  const fill = async () => {
    let missing = 0
    // One after the other: no more than a piece of one of them is in memory.
    for (const { name, file } of files) {
      const { store, key } = keyOf(payload, file)
      const found = out.destroyed ? null : await store.open(key)
      if (!found) {
        missing += 1
        continue
      }
      out.once('close', () => found.stream.destroy())
      zip.addReadStream(found.stream, name, { mtime: at })
      await finished(found.stream)
    }
    add('READ ME.txt', words(at, missing))
    zip.end()
  }
  add('data.json', `${JSON.stringify(data, null, 2)}\n`)
  fill().catch(fail)
  return Readable.toWeb(out) as ReadableStream
}

function words(at: Date, missing: number): string {
  return [
    `What is kept of you here, as of ${at.toISOString()}.`,
    '',
    'data.json',
    '  account: your account, without what guards it (password hash and the like).',
    '  about: rows that tell of you, by kind: enrollments, attempts, certificates, messages …',
    '  named: rows in which you stand as the one who did something, by their numbers.',
    'files: files you handed in.',
    ...(missing > 0 ? ['', `${missing} of your files could not be found on the server. Ask an administrator.`] : []),
    '',
  ].join('\r\n')
}
