import { createReadStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Collected } from './collect'

/** One ZIP: what is kept as JSON, the files, and a page that says what is what. */
export function zipOf({ collected, at }: { collected: Collected; at: Date }): ReadableStream {
  const zip = new ZipFile()
  const { files, ...data } = collected
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: at })
  const there = files.filter(({ path }) => existsSync(path))
  add('READ ME.txt', words(at, files.length - there.length))
  add('data.json', `${JSON.stringify(data, null, 2)}\n`)
  for (const { name, path } of there) zip.addReadStream(createReadStream(path), name, { mtime: at })
  zip.end()
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream
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
