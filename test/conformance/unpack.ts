import { buffer } from 'node:stream/consumers'
import { fromBuffer, type Entry } from 'yauzl'

/** The files of a zip, by name. yauzl refuses unsafe names, as a careful LMS does. */
export async function unpack(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      archive.on('error', reject)
      archive.on('end', resolve)
      archive.on('entry', (entry: Entry) => {
        archive.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          buffer(stream).then((content) => {
            files.set(entry.fileName, content)
            archive.readEntry()
          }, reject)
        })
      })
      archive.readEntry()
    })
  })
  return files
}
