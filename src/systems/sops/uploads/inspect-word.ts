import { refuse, wrongType } from '../errors'
import type { ZipEntry } from './zip-entries'
import { listZipEntries, measureZip, OversizedArchive } from './zip-entries'

const MAX_ENTRIES = 4000
const MAX_INFLATED = 160 * 1024 * 1024
/** Text that Word itself would take minutes to open; the parser builds a tree of all of it. */
const MAX_XML = 48 * 1024 * 1024
const MAX_RATIO = 100

/** Refuses an archive that is no Word document, is locked, carries macros, or unpacks to more than a document holds. */
export async function inspectWord(bytes: Uint8Array): Promise<void> {
  const entries = await listZipEntries(bytes, MAX_ENTRIES).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw refuse(
      /end of central directory|unexpected EOF|truncated/i.test(reason) ? 'sop.truncated' : 'sop.unreadable',
      { reason },
    )
  })
  assertBearable(entries, bytes.length)
  assertWord(entries)
  // Declared sizes can lie: inflate everything once, keeping nothing, and stop at the limit.
  await measureZip(bytes, MAX_INFLATED).catch((error: unknown) => {
    if (error instanceof OversizedArchive) throw refuse('sop.bomb', { measured: error.measured })
    throw refuse('sop.unreadable', { reason: error instanceof Error ? error.message : String(error) })
  })
}

function assertBearable(entries: ZipEntry[], size: number): void {
  const declared = entries.reduce((sum, entry) => sum + entry.declaredSize, 0)
  const xml = entries
    .filter((entry) => /\.(?:xml|rels)$/i.test(entry.name))
    .reduce((sum, entry) => sum + entry.declaredSize, 0)
  const isBomb =
    entries.length > MAX_ENTRIES ||
    declared > MAX_INFLATED ||
    xml > MAX_XML ||
    (declared > 8 * 1024 * 1024 && declared / size > MAX_RATIO)
  if (isBomb) throw refuse('sop.bomb', { entries: entries.length, declared, ratio: Math.round(declared / size) })
}

function assertWord(entries: ZipEntry[]): void {
  const names = new Set(entries.map((entry) => entry.name))
  if (entries.some((entry) => entry.encrypted)) throw refuse('sop.encrypted')
  if (names.has('xl/workbook.xml'))
    throw wrongType(
      'This file is named as if it were a Word file, but it is an Excel file. Save its text in Word, or as PDF, and upload that.',
    )
  if (names.has('ppt/presentation.xml'))
    throw wrongType(
      'This file is named as if it were a Word file, but it is a PowerPoint file. Save it as PDF and upload that.',
    )
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => /^word\/document\d*\.xml$/.test(name))) {
    throw wrongType(
      'This file is named as if it were a Word file, but it is another kind of archive. Upload the document itself.',
    )
  }
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) throw refuse('sop.macros')
}
