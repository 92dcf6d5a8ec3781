import type { PayloadRequest } from 'payload'
import { asSystem, count, create, find, findByID } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { nameOf } from '../structure/title'

type Given = { sop?: number | { id: number } | null; label?: string | null }
type Accepted = { sop: number; label: string }

/**
 * Finds or makes the SOP that a file belongs to, and the version's number.
 * @throws sops.not-found (404), sop.same-file (409) where this very file is a version of the SOP already
 */
export async function acceptUpload({
  req,
  given,
  filename,
  sha256,
}: {
  req: PayloadRequest
  given: Given
  filename: string
  sha256: string
}): Promise<Accepted> {
  const wanted = typeof given.sop === 'object' ? given.sop?.id : given.sop
  if (wanted === undefined || wanted === null) {
    const sop = await create({ req, collection: 'sops', data: { title: nameOf(filename), ...ownerOf(req) } })
    return { sop: sop.id, label: given.label?.trim() || '1.0' }
  }
  // Through access control: an SOP of another organisation is not there.
  const sop = await findByID({ req, collection: 'sops', id: wanted, select: { title: true } })
  const known = asSystem(req, 'the number of a new version counts all versions of its SOP')
  const same = await find({
    req: known,
    collection: 'sop-versions',
    where: { sop: { equals: sop.id }, sha256: { equals: sha256 } },
    sort: '-id',
    limit: 1,
  })
  const [twin] = same.docs
  // Said on purpose by `reread-file`: the reading of the version before is in use, and has to be another one.
  if (twin && req.context.sopSameFile !== twin.id) {
    throw new DomainError({
      code: 'sop.same-file',
      status: 409,
      message: `This very file is version ${twin.label ?? twin.id} of “${sop.title}” already. If the document was changed, choose the changed file. If its reading is to be corrected, open that version.`,
      detail: { version: twin.id },
    })
  }
  const versions = await count({ req: known, collection: 'sop-versions', where: { sop: { equals: sop.id } } })
  return { sop: sop.id, label: given.label?.trim() || `${versions + 1}.0` }
}

const ownerOf = (req: PayloadRequest): { owner?: number } =>
  typeof req.user?.id === 'number' ? { owner: req.user.id } : {}
