import type { PayloadRequest } from 'payload'
import { asSystem, create, find } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { assertMayAddSops } from '../policies'
import { countUses } from '../queries/count-uses'
import { readVersion } from '../rows'
import { readOriginal } from '../uploads/read-original'

/**
 * The file of a version as a new version of its SOP, with a reading of its own: for a reading that courses were made from,
 * so that it stays as it is, and that turns out to be wrong. Corrections of the version before are carried over.
 *
 * @throws auth.required (401), auth.forbidden (403), sop-versions.not-found (404), sop.reading-not-in-use,
 *   sop.read-again-already (409)
 */
export async function rereadFile({
  req,
  version: id,
  reason,
}: {
  req: PayloadRequest
  version: number
  reason: string
}): Promise<{ id: number; label: string }> {
  assertMayAddSops(req)
  const version = await readVersion(req, id)
  if ((await countUses(req, id)) === 0) {
    throw new DomainError({
      code: 'sop.reading-not-in-use',
      status: 409,
      message: `Nothing was made from version ${version.label} yet, so its own reading can be corrected. Open it again, or have the file read again.`,
      detail: { version: id },
    })
  }
  const { docs } = await find({
    req: asSystem(req, 'versions of one SOP belong to one organisation'),
    collection: 'sop-versions',
    where: { sop: { equals: version.sop }, sha256: { equals: version.sha256 }, id: { greater_than: id } },
    sort: '-id',
    limit: 1,
  })
  const [later] = docs
  if (later) {
    throw new DomainError({
      code: 'sop.read-again-already',
      status: 409,
      message: `Version ${later.label ?? later.id} was made from this very file already. Correct the reading there.`,
      detail: { version: later.id },
    })
  }
  const { filename, prefix, sha256, sop } = version
  const bytes = Buffer.from(await readOriginal({ payload: req.payload, filename, prefix, sha256 }))
  req.context.sopSameFile = id
  try {
    const made = await create({
      req,
      collection: 'sop-versions',
      data: { sop, reason },
      file: { name: filename, data: bytes, mimetype: 'application/octet-stream', size: bytes.length },
    })
    return { id: made.id, label: made.label ?? '' }
  } finally {
    delete req.context.sopSameFile
  }
}
