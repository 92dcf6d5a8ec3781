import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

export type ZipEntry = { name: string; compressedSize: number; declaredSize: number; encrypted: boolean }

/** An archive that holds more than a document would. `measured` is what was seen before giving up. */
export class OversizedArchive extends Error {
  constructor(readonly measured: number) {
    super(`more than ${measured} bytes`)
    this.name = 'OversizedArchive'
  }
}

/** Reads an archive's directory without inflating anything; stops after `limit` entries. */
export async function listZipEntries(bytes: Uint8Array, limit: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  await visit(bytes, (entry) => {
    entries.push({
      name: entry.fileName,
      compressedSize: entry.compressedSize,
      declaredSize: entry.uncompressedSize,
      encrypted: entry.isEncrypted(),
    })
    return Promise.resolve(entries.length <= limit)
  })
  return entries
}

/** The texts of the entries that `wanted` names, at most `maxBytes` together: sizes that an archive declares can lie. */
export async function readZipTexts(
  bytes: Uint8Array,
  { wanted, maxBytes }: { wanted: (name: string) => boolean; maxBytes: number },
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  let left = maxBytes
  await visit(bytes, async (entry, zip) => {
    if (!wanted(entry.fileName)) return true
    const parts: Buffer[] = []
    left -= await inflate(zip, entry, left, (part) => parts.push(part))
    texts.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
    return true
  })
  return texts
}

/** The bytes of one entry, at most `maxBytes`; undefined where the archive holds none of that name. @throws OversizedArchive */
export async function readZipEntry(
  bytes: Uint8Array,
  { wanted, maxBytes }: { wanted: (name: string) => boolean; maxBytes: number },
): Promise<Uint8Array | undefined> {
  const found: { content?: Uint8Array } = {}
  await visit(bytes, async (entry, zip) => {
    if (!wanted(entry.fileName)) return true
    const parts: Buffer[] = []
    await inflate(zip, entry, maxBytes, (part) => parts.push(part))
    found.content = new Uint8Array(Buffer.concat(parts))
    return false
  })
  return found.content
}

/** What all entries come to when inflated, without keeping any. @throws OversizedArchive past `maxBytes` */
export async function measureZip(bytes: Uint8Array, maxBytes: number): Promise<number> {
  let total = 0
  await visit(bytes, async (entry, zip) => {
    total += await inflate(zip, entry, maxBytes - total, () => undefined)
    return true
  })
  return total
}

async function inflate(zip: ZipFile, entry: Entry, maxBytes: number, take: (part: Buffer) => void): Promise<number> {
  if (entry.fileName.endsWith('/')) return 0
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  // Leaving the loop early destroys the stream, and with it the inflater.
  for await (const part of stream) {
    const chunk = part as Buffer
    size += chunk.length
    if (size > maxBytes) throw new OversizedArchive(size)
    take(chunk)
  }
  return size
}

async function visit(bytes: Uint8Array, visitor: (entry: Entry, zip: ZipFile) => Promise<boolean>): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
  for await (const entry of zip.eachEntry()) {
    if (!(await visitor(entry, zip))) break
  }
}
