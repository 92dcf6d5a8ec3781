import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { refuse } from '../errors'
import { decodePage } from '../parsers/decode-text'
import { OversizedArchive } from './zip-entries'

/** One file of an archive; `refused` where it was not taken out, with the reason for the person who uploaded it. */
export type ArchiveEntry = { name: string } & ({ bytes: Uint8Array } | { refused: { code: string; message: string } })

const mostEntries = 2000
const mostRatio = 100
/** What operating systems put into archives by themselves. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.(?!\.)[^/]*$|Thumbs\.db$|desktop\.ini$)|\/$/i

/**
 * The files of an archive, one at a time, at most `eachBytes` each and `allBytes` together. Names never lead anywhere: they are
 * only names. Folders, and what operating systems leave in archives, are passed over.
 *
 * @throws sop.truncated, sop.unreadable, sop.bomb (400) where the archive as a whole is not to be opened
 */
export async function* archiveEntries(
  bytes: Uint8Array,
  { eachBytes, allBytes }: { eachBytes: number; allBytes: number },
): AsyncGenerator<ArchiveEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await opened(buffer)
  let declared = 0
  for (const entry of await listed(zip)) {
    declared += entry.uncompressedSize
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
    if (declared > allBytes || (entry.uncompressedSize > 8 * 1024 * 1024 && ratio > mostRatio))
      throw refuse('sop.bomb', { declared })
  }
  let left = allBytes
  for await (const entry of (await opened(buffer)).eachEntry()) {
    const name = nameOf(entry)
    if (LITTER.test(name)) continue
    const reason = unwanted(entry, name, eachBytes)
    if (reason) {
      yield { name, refused: reason }
      continue
    }
    const content = await inflated(zip, entry, Math.min(eachBytes, left)).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      if (error instanceof OversizedArchive || /too many bytes/i.test(why)) throw refuse('sop.bomb', { name })
      return undefined
    })
    if (!content) {
      yield { name, refused: sentence('sop.unreadable', 'This file is damaged inside the archive. Pack it again.') }
      continue
    }
    left -= content.length
    yield { name, bytes: content }
  }
}

const sentence = (code: string, message: string) => ({ code, message })

async function opened(buffer: Buffer): Promise<ZipFile> {
  // Names are decoded and judged here, so that one bad name does not spoil the others.
  return yauzl
    .fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, decodeStrings: false, autoClose: false })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw refuse(/end of central directory/i.test(reason) ? 'sop.truncated' : 'sop.unreadable', { reason })
    })
}

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (entries.length > mostEntries) throw refuse('sop.bomb', { entries: entries.length })
    }
  } catch (error) {
    if (error instanceof Error && 'status' in error) throw error
    throw refuse('sop.unreadable', { reason: error instanceof Error ? error.message : String(error) })
  }
  return entries
}

function nameOf(entry: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw)
  } catch {
    // Archives of older Windows programs.
    return decodePage('windows-1252', entry.fileNameRaw)
  }
}

function unwanted(entry: Entry, name: string, eachBytes: number): { code: string; message: string } | undefined {
  const mode = entry.externalFileAttributes >>> 16
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\u0000/.test(name))
    return sentence('sop.unsafe-name', 'Its name leads out of the archive, so it was not taken out. Pack it again.')
  if ((mode & 0o170000) === 0o120000)
    return sentence('sop.unsafe-name', 'It is a link to another file, not a document. Pack the document itself.')
  if (entry.isEncrypted()) return sentence('sop.encrypted', 'It is protected by a password. Pack it again without one.')
  if (/\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz)$/i.test(name))
    return sentence('sop.nested-archive', 'Archives inside of archives are not opened. Upload this one by itself.')
  if (entry.uncompressedSize > eachBytes)
    return sentence(
      'sop.too-large',
      `It has more than ${Math.round(eachBytes / 1024 / 1024)} MB. Make its pictures smaller, or split it.`,
    )
  return undefined
}

async function inflated(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of await zip.openReadStreamPromise(entry)) {
    size += (part as Buffer).length
    if (size > maxBytes) throw new OversizedArchive(size)
    parts.push(part as Buffer)
  }
  return new Uint8Array(Buffer.concat(parts))
}
