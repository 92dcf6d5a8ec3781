import type { PayloadRequest } from 'payload'
import { find, findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { fileLinkTo, followFileLink, unknownFileLink, type FileLink } from '@/shared/files'
import { hasRole, personOf } from '@/systems/identity/public'
import { conflict, forbidden, someone } from '../errors'
import '../events'
import type { VersionState } from '../lifecycle'
import { mayExport } from '../policies'
import { getManifest } from '../queries/get-manifest'
import { packageFormats, packageOf, type ExportedPackage } from './export-package'

const purposeOf = (format: string) => `package:${format}`

/**
 * A link that downloads a version as a package without signing in: what a learning platform that fetches packages is given.
 * That it was made is recorded; it ends by itself, and when the version is withdrawn.
 *
 * @throws 403 by role, 404 for the version or the format, 409 when withdrawn
 */
export function linkPackage({
  req,
  version: id,
  format,
  hours,
}: {
  req: PayloadRequest
  version: number
  format: string
  hours: number
}): Promise<FileLink> {
  return inTransaction(req, async (req) => {
    const person = someone(personOf(req))
    if (!hasRole(person, ...mayExport)) {
      throw forbidden({
        code: 'may-not-export',
        message: `Packages contain the answers. Ask one of: ${mayExport.join(', ')}.`,
      })
    }
    const row = await findByID({ req, collection: 'versions', id, select: { state: true } })
    assertHandedOut(row.state)
    const known = (await packageFormats()).map((one) => one.format)
    if (!known.includes(format)) {
      throw new DomainError({
        code: 'package.unknown-format',
        status: 404,
        message: `There is no exporter for "${format}". There are: ${known.join(', ')}.`,
      })
    }
    const linked = { purpose: purposeOf(format), id, organisation: person.organisation }
    const link = fileLinkTo({ req, collection: 'versions', linked, hours })
    const facts = { version: id, format, until: link.until, by: person.id }
    await emit(req, 'package.linked', facts, { subject: `version:${id}` })
    return link
  })
}

/** @throws `file-link.unknown` (404), `file-link.expired` (410); 409 when withdrawn, or when the standard cannot hold the course */
export async function exportLinkedPackage({
  req: visitor,
  token,
}: {
  req: PayloadRequest
  token: string
}): Promise<ExportedPackage> {
  const formats = new Map((await packageFormats()).map(({ format }) => [purposeOf(format), format]))
  const { req, linked } = await followFileLink({ req: visitor, token, purpose: (given) => formats.has(given) })
  const { docs } = await find({
    req,
    collection: 'versions',
    where: { id: { equals: linked.id }, organisation: { equals: linked.organisation } },
    limit: 1,
    select: { state: true },
  })
  const [row] = docs
  if (!row) throw unknownFileLink()
  assertHandedOut(row.state)
  const format = formats.get(linked.purpose) ?? ''
  const manifest = await getManifest({ req, version: linked.id })
  const made = await packageOf({ req, organisation: linked.organisation, manifest, format })
  await inTransaction(req, (req) =>
    emit(req, 'package.exported', { version: linked.id, format }, { subject: `version:${linked.id}` }),
  )
  return made
}

function assertHandedOut(state: VersionState): void {
  if (state !== 'withdrawn') return
  throw conflict({ code: 'withdrawn', message: 'This version was withdrawn and is not handed out any more.' })
}
