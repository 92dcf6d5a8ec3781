import type { PayloadRequest } from 'payload'
import { asSystem, count, findByID, update } from '@/shared/db'
import type { ParsedDocument } from '../model'
import { moveVersion, readVersion, writeSegments } from '../rows'
import type { VersionRow, VersionStats } from '../rows'
import { passagesOf, type Passage } from '../search/passages'
import { nameOf } from '../structure/title'

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

/** A new SOP that was named after its first file takes the title its document has. */
async function nameSop(
  req: PayloadRequest,
  version: Pick<VersionRow, 'sop' | 'filename'>,
  title: string,
): Promise<void> {
  const sop = await findByID({ req, collection: 'sops', id: version.sop })
  const versions = await count({ req, collection: 'sop-versions', where: { sop: { equals: version.sop } } })
  if (versions === 1 && sop.title === nameOf(version.filename))
    await update({ req, collection: 'sops', id: sop.id, data: { title } })
}
