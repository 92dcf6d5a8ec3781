import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { applyCorrections } from '../corrections/apply-corrections'
import { addCorrection, keepOutcomes, keepReading, standing } from '../corrections/kept-corrections'
import { targetsOf, type Correction } from '../corrections/model'
import { openReading } from '../corrections/open-reading'
import '../events'
import { assertRole, mayConfirmParse } from '../policies'
import { keepCorrected } from './keep-parse'

/**
 * An author puts one thing right in how a file was read. `revision`: the reading that they see.
 *
 * @throws auth.forbidden (403), sop-versions.not-found (404), sop.reading-frozen, sop.reading-changed (409),
 *   sop.correction-needless (409) where it reads like that already, sop.correction-does-not-fit (422)
 */
export async function correctReading({
  req,
  version: id,
  revision,
  correction,
}: {
  req: PayloadRequest
  version: number
  revision: number
  correction: Correction
}): Promise<{ correction: number; made: string[] }> {
  const person = assertRole(req, mayConfirmParse, 'correct how a document was read')
  return inTransaction(req, async () => {
    const { version, document, corrections, kept } = await openReading(req, id, revision)
    const before = standing(corrections)
    const { segments } = applyCorrections(document, before).document
    const seen = targetsOf(correction).flatMap((key) =>
      segments.flatMap((one) => (one.key === key ? [{ key, kind: one.kind, text: one.text }] : [])),
    )
    const { document: corrected, outcomes } = applyCorrections(document, [
      ...before,
      { id: 0, correction, seen, made: [] },
    ])
    const made = assertApplied(outcomes.at(-1))
    if (!kept) await keepReading(req, version, document)
    const row = await addCorrection(req, { version, correction, seen, made, by: person.id })
    await keepOutcomes(req, corrections, outcomes.slice(0, -1))
    await keepCorrected(req, version, corrected)
    await emit(
      req,
      'sop.corrected',
      {
        organisation: version.organisation,
        sop: version.sop,
        version: id,
        correction: row,
        what: correction.do,
        revision: revision + 1,
        by: person.id,
      },
      { subject: `sop-version:${id}` },
    )
    return { correction: row, made }
  })
}

function assertApplied(outcome: ReturnType<typeof applyCorrections>['outcomes'][number] | undefined): string[] {
  if (outcome?.state === 'applied') return outcome.made
  if (outcome?.state === 'lost') {
    throw new DomainError({
      code: 'sop.correction-does-not-fit',
      status: 422,
      message: outcome.message ?? 'This correction does not fit the reading.',
      detail: { reason: outcome.reason },
    })
  }
  throw new DomainError({
    code: 'sop.correction-needless',
    status: 409,
    message: 'It is read like that already, so nothing was changed.',
  })
}
