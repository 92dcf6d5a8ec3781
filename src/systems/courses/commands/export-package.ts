import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import type { Exporter, ExportError } from '@exporters/define-exporter'
import { findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { canonical } from '@/shared/manifest/hash'
import type { CourseManifest } from '@/shared/manifest/schema'
import { hasRole, personOf } from '@/systems/identity/public'
import { exportersInUse } from '../adapters'
import { conflict, forbidden, someone } from '../errors'
import '../events'
import type { VersionState } from '../lifecycle'
import { packagePictures } from '../pictures'
import { mayExport } from '../policies'
import { getManifest } from '../queries/get-manifest'

export type ExportedPackage = { stream: Readable; filename: string; mediaType: string }
type Format = Pick<Exporter, 'id' | 'title' | 'extension' | 'mediaType' | 'export'>

/** The manifest itself, canonical, for whoever wants to check or convert it. */
const manifestFormat: Format = {
  id: 'manifest',
  title: 'Manifest (JSON)',
  extension: 'json',
  mediaType: 'application/json',
  export: ({ manifest }) => Promise.resolve(Readable.from([Buffer.from(canonical(manifest))], { objectMode: false })),
}

/** What a version can be downloaded as. */
export async function packageFormats(): Promise<{ format: string; title: string }[]> {
  return (await formats()).map(({ id, title }) => ({ format: id, title }))
}

/**
 * A version as a package for another system, streamed. Packages carry the keys, so only people who work on courses get
 * one, and not of a version that was withdrawn.
 *
 * @throws 403 by role, 404 for the version or the format, 409 when withdrawn or when the standard cannot hold the course.
 */
export async function exportPackage({
  req,
  version,
  format,
}: {
  req: PayloadRequest
  version: number
  format: string
}): Promise<ExportedPackage> {
  if (!hasRole(someone(personOf(req)), ...mayExport)) {
    throw forbidden({
      code: 'may-not-export',
      message: `Packages contain the answers. Ask one of: ${mayExport.join(', ')}.`,
    })
  }
  const row = (await findByID({
    req,
    collection: 'versions',
    id: version,
    select: { state: true, organisation: true },
  })) as unknown as {
    state: VersionState
    organisation: number
  }
  if (row.state === 'withdrawn')
    throw conflict({ code: 'withdrawn', message: 'This version was withdrawn and is not handed out any more.' })
  const manifest = await getManifest({ req, version })
  const made = await packageOf({ req, organisation: row.organisation, manifest, format })
  await inTransaction(req, (req) =>
    emit(req, 'package.exported', { version, format }, { subject: `version:${version}` }),
  )
  return made
}

/** A manifest of an organisation in a format, with its pictures. Not guarded: for callers that have checked who asks. */
export async function packageOf({
  req,
  organisation,
  manifest,
  format,
}: {
  req: PayloadRequest
  organisation: number
  manifest: CourseManifest
  format: string
}): Promise<ExportedPackage> {
  const known = await formats()
  const exporter = known.find((one) => one.id === format)
  if (!exporter) {
    throw new DomainError({
      code: 'package.unknown-format',
      status: 404,
      message: `There is no exporter for "${format}". There are: ${known.map((one) => one.id).join(', ')}.`,
    })
  }
  const files = exporter === manifestFormat ? {} : await packagePictures({ req, organisation, manifest })
  const stream = await exporter.export({ manifest, files }).catch((error: unknown) => {
    if (!isExportError(error)) throw error
    throw conflict({
      code: 'not-packable',
      message: `${exporter.title} cannot hold this course. ${error.message}`,
      detail: error.problems,
    })
  })
  return {
    stream,
    filename: `${slug(manifest.title)}-v${manifest.version}-${format}.${exporter.extension}`,
    mediaType: exporter.mediaType,
  }
}

async function formats(): Promise<Format[]> {
  return [...(await exportersInUse()), manifestFormat]
}

/** By its code, not its class: an adapter may come from another package. */
function isExportError(error: unknown): error is ExportError {
  return error instanceof Error && (error as { code?: unknown }).code === 'export.refused'
}

function slug(title: string): string {
  return (
    title
      .normalize('NFKD')
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '-')
      .slice(0, 60) || 'course'
  )
}
