import type { PayloadRequest } from 'payload'
import { asSystem, find, findByID, update } from '@/shared/db'
import type { ParsedDocument } from '../model'
import { moveVersion, readVersion, writeSegments } from '../rows'
import type { VersionRow, VersionStats } from '../rows'
import { passagesOf, type Passage } from '../search/passages'
import { isNameOf } from '../structure/title'

/** Brings a version into `parsing`, from wherever a first or a repeated run finds it. */
export async function startParsing(req: PayloadRequest, id: number): Promise<void> {
  const version = await readVersion(req, id)
  if (version.state !== 'parsing') await moveVersion(req, version, 'parsing')
}

/** Writes what a parse found: segments, language, figures, and the title of an SOP that had none. */
export async function keepParse(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'sop' | 'organisation' | 'filename'>,
  document: ParsedDocument,
  passages: Passage[],
): Promise<void> {
  // A run that had died and is played again finds its version failed.
  await startParsing(req, version.id)
  await write(req, version, document, passages)
  await nameSop(asSystem(req, 'what a parse found is written by ingest alone'), version, document.title)
}

/** Writes a reading that its author has corrected. */
export async function keepCorrected(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'sop' | 'organisation'>,
  document: ParsedDocument,
): Promise<void> {
  await write(req, version, document, passagesOf(document))
}

async function write(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'sop' | 'organisation'>,
  document: ParsedDocument,
  passages: Passage[],
): Promise<void> {
  const { segments, ...parse } = document
  await writeSegments(req, version, segments)
  await update({
    req: asSystem(req, 'what is read of a file is written by commands alone'),
    collection: 'sop-versions',
    id: version.id,
    data: { parse, language: document.language, stats: statsOf(document, passages) },
  })
}

function statsOf({ segments, doubts }: ParsedDocument, passages: Passage[]): VersionStats {
  const of = (kind: string) => segments.filter((segment) => segment.kind === kind).length
  return {
    segments: segments.length,
    steps: of('step'),
    warnings: of('warning'),
    definitions: of('definition'),
    tables: new Set(segments.flatMap((segment) => segment.table ?? [])).size,
    doubts: doubts.length,
    passages: passages.length,
    sentences: passages.reduce((sum, passage) => sum + passage.sentences.length, 0),
  }
}

/**
 * An SOP that is named after a file takes the title its document has. A name that a person has typed stays. The files of
 * all its versions count: the first may have been one that nobody could read.
 */
async function nameSop(
  req: PayloadRequest,
  version: Pick<VersionRow, 'sop' | 'filename'>,
  title: string,
): Promise<void> {
  if (isNameOf(title, version.filename)) return
  const sop = await findByID({ req, collection: 'sops', id: version.sop })
  const { docs } = await find({
    req,
    collection: 'sop-versions',
    where: { sop: { equals: version.sop } },
    select: { filename: true },
    pagination: false,
  })
  const files = docs as unknown as Pick<VersionRow, 'filename'>[]
  if (files.some(({ filename }) => isNameOf(sop.title, filename)))
    await update({ req, collection: 'sops', id: sop.id, data: { title } })
}
