import { deflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'

/** What an entry says of itself; what is left out is the truth. */
export type Entry = {
  name: string
  content?: string | Buffer
  /** The size it declares, whatever it holds. */
  declares?: number
  encrypted?: boolean
  /** Unix mode, for links. */
  mode?: number
  stored?: boolean
}

/** A ZIP archive whose entries may lie: names that climb out, wrong sizes, locks, links. yazl writes honest ones only. */
export function makeZip(entries: readonly Entry[] | Record<string, string | Buffer>): Uint8Array {
  const list = Array.isArray(entries)
    ? (entries as readonly Entry[])
    : Object.entries(entries as Record<string, string | Buffer>).map(([name, content]): Entry => ({ name, content }))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const put = (part: Buffer) => {
    parts.push(part)
    offset += part.length
  }
  for (const entry of list) {
    const at = offset
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content ?? '')
    const packed = entry.stored ? content : deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((entry.encrypted ? 1 : 0) | 0x800, 2)
    fields.writeUInt16LE(entry.stored ? 0 : 8, 4)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declares ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    put(Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, packed]))
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([0x1e, 3]), fields, rest, name]))
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(listing.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...parts, listing, Buffer.from('PK\u0005\u0006'), end]))
}

/** The entries of an honest archive. */
export async function readZip(bytes: Uint8Array): Promise<Record<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  const found: Record<string, Buffer> = {}
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    found[entry.fileName] = Buffer.concat(chunks)
  }
  return found
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
