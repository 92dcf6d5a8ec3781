import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { inTransaction } from '@/shared/db'
import { packageOf, type ExportedPackage } from '@/systems/courses/public'
import { clientOf } from '../client'
import type { DeliveryFormat } from '../lifecycle'
import { deliveredVersion } from './delivered-version'

/**
 * The signed version as a package, in a format that was asked for.
 * @throws 404 and 410 by the link; 409 `request.not-signed-off`; 404 `request.other-format`, `package.unknown-format`
 */
export async function getClientPackage({
  req: visitor,
  token,
  format,
}: {
  req: PayloadRequest
  token: string
  format: string
}): Promise<ExportedPackage> {
  const { req, request } = await clientOf({ req: visitor, token })
  if (!request.signOff || request.signOff.version !== request.version) {
    throw new DomainError({
      code: 'request.not-signed-off',
      status: 409,
      message: 'Packages can be downloaded once the version is signed off.',
    })
  }
  if (format === 'portal' || !request.delivery.includes(format as DeliveryFormat)) {
    throw new DomainError({
      code: 'request.other-format',
      status: 404,
      message: 'This format was not asked for. Write to us if you need it.',
    })
  }
  const { id, manifest } = await deliveredVersion({ req, request })
  const made = await packageOf({ req, organisation: request.organisation, manifest, format })
  await inTransaction(req, (req) =>
    emit(req, 'package.exported', { version: id, format }, { subject: `version:${id}` }),
  )
  return made
}
