import type { PayloadRequest } from 'payload'
import { applyCorrections } from '../corrections/apply-corrections'
import {
  addCorrection,
  forgetReading,
  keepOutcomes,
  keepReading,
  readCorrections,
  standing,
} from '../corrections/kept-corrections'
import { placeDoubts } from '../corrections/place-doubts'
import { versionBefore } from '../corrections/version-before'
import type { ParsedDocument } from '../model'
import type { VersionRow } from '../rows'

/**
 * What a fresh reading is with the corrections of its version, or, for a version that has none, with those of the version
 * before. Notes what became of each, and keeps the reading without them beside it.
 */
export async function applyKeptCorrections(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'sop' | 'organisation'>,
  read: ParsedDocument,
): Promise<ParsedDocument> {
  const document = { ...read, doubts: placeDoubts(read) }
  let corrections = await readCorrections(req, version.id)
  if (corrections.length === 0) {
    await carryOver(req, version)
    corrections = await readCorrections(req, version.id)
  }
  const kept = standing(corrections)
  if (kept.length === 0) {
    await forgetReading(req, version.id)
    return document
  }
  await keepReading(req, version, document)
  const { document: corrected, outcomes } = applyCorrections(document, kept)
  await keepOutcomes(req, corrections, outcomes)
  return corrected
}

/** What was put right in the version before holds for passages that read the same in this one. */
async function carryOver(req: PayloadRequest, version: Pick<VersionRow, 'id' | 'sop' | 'organisation'>): Promise<void> {
  const before = await versionBefore(req, version)
  if (!before) return
  for (const { correction, seen, made, by, carriedFrom, state } of standing(await readCorrections(req, before.id)))
    if (state !== 'lost')
      await addCorrection(req, { version, correction, seen, made, by, carriedFrom: carriedFrom ?? before.id })
}
