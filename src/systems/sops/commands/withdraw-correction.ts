import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { applyCorrections } from '../corrections/apply-corrections'
import { forgetReading, keepOutcomes, standing, withdrawRow } from '../corrections/kept-corrections'
import { openReading } from '../corrections/open-reading'
import '../events'
import { assertRole, mayConfirmParse } from '../policies'
import { keepCorrected } from './keep-parse'

/**
 * An author takes a correction back; the reading is what it would be without it. The correction stays on record.
 *
 * @throws auth.forbidden (403), sop-versions.not-found, sop.correction-not-found (404), sop.reading-frozen,
 *   sop.reading-changed (409), sop.correction-in-use (409) where a later one was made on what it made
 */
export async function withdrawCorrection({
  req,
  version: id,
  correction,
  revision,
}: {
  req: PayloadRequest
  version: number
  correction: number
  revision: number
}): Promise<void> {
  const person = assertRole(req, mayConfirmParse, 'take a correction back')
  await inTransaction(req, async () => {
    const { version, document, corrections } = await openReading(req, id, revision)
    const before = standing(corrections)
    if (!before.some((one) => one.id === correction)) {
      throw new DomainError({
        code: 'sop.correction-not-found',
        status: 404,
        message: 'There is no such correction of this version, or it was taken back already.',
      })
    }
    const left = before.filter((one) => one.id !== correction)
    const { document: corrected, outcomes } = applyCorrections(document, left)
    const broken = outcomes.find(
      ({ id: one, state }) => state === 'lost' && before.some((was) => was.id === one && was.state !== 'lost'),
    )
    if (broken) {
      throw new DomainError({
        code: 'sop.correction-in-use',
        status: 409,
        message: 'A later correction was made on what this one made. Take that one back first.',
        detail: { correction: broken.id },
      })
    }
    await withdrawRow(req, correction, person.id)
    await keepOutcomes(req, corrections, outcomes)
    await keepCorrected(req, version, corrected)
    if (left.length === 0) await forgetReading(req, id)
    await emit(
      req,
      'sop.correction-withdrawn',
      {
        organisation: version.organisation,
        sop: version.sop,
        version: id,
        correction,
        revision: revision + 1,
        by: person.id,
      },
      { subject: `sop-version:${id}` },
    )
  })
}
