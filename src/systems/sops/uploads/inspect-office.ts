import { refuse, wrongType } from '../errors'
import { mediaTypes } from '../model'
import type { ZipEntry } from './zip-entries'
import { listZipEntries, measureZip, OversizedArchive } from './zip-entries'

const MAX_ENTRIES = 4000
const MAX_INFLATED = 160 * 1024 * 1024
/** Text that an office program itself would take minutes to open; the parser builds a tree of all of it. */
const MAX_XML = 48 * 1024 * 1024
const MAX_RATIO = 100

export type OfficeType =
  typeof mediaTypes.docx | typeof mediaTypes.pptx | typeof mediaTypes.xlsx | typeof mediaTypes.odt

/** What people call each kind, and the part that every file of it has. */
export const kindsOfOffice: Record<OfficeType, { name: string; part: RegExp }> = {
  [mediaTypes.docx]: { name: 'a Word file', part: /^word\/document\d*\.xml$/ },
  [mediaTypes.pptx]: { name: 'a PowerPoint file', part: /^ppt\/presentation\.xml$/ },
  [mediaTypes.xlsx]: { name: 'an Excel file', part: /^xl\/workbook\.xml$/ },
  [mediaTypes.odt]: { name: 'an OpenDocument text', part: /^content\.xml$/ },
}

/** Refuses an archive that is not what it is named as, is locked, carries macros, or unpacks to more than a document holds. */
export async function inspectOffice(bytes: Uint8Array, mediaType: OfficeType): Promise<void> {
  const entries = await listZipEntries(bytes, MAX_ENTRIES).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw refuse(
      /end of central directory|unexpected EOF|truncated/i.test(reason) ? 'sop.truncated' : 'sop.unreadable',
      { reason },
    )
  })
  assertBearable(entries, bytes.length)
  assertKind(entries, mediaType)
  // Declared sizes can lie: inflate everything once, keeping nothing, and stop at the limit.
  await measureZip(bytes, MAX_INFLATED).catch((error: unknown) => {
    if (error instanceof OversizedArchive) throw refuse('sop.bomb', { measured: error.measured })
    const reason = error instanceof Error ? error.message : String(error)
    // An entry that unpacks to more than it says is made to get past those who believe it.
    throw refuse(/too many bytes/i.test(reason) ? 'sop.bomb' : 'sop.unreadable', { reason })
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

function assertKind(entries: ZipEntry[], mediaType: OfficeType): void {
  const names = entries.map((entry) => entry.name)
  if (entries.some((entry) => entry.encrypted)) throw refuse('sop.encrypted')
  const has = (part: RegExp) => names.some((name) => part.test(name))
  const wanted = kindsOfOffice[mediaType]
  if (!has(wanted.part)) {
    const other = Object.values(kindsOfOffice).find(({ part }) => has(part))
    throw wrongType(
      `This file is named as if it were ${wanted.name}, but it is ${other?.name ?? 'another kind of archive'}. Give it its own ending, or upload the document itself.`,
    )
  }
  if (names.some((name) => /vbaProject\.bin$|^Basic\/.+\.xml$/i.test(name))) throw refuse('sop.macros')
}
