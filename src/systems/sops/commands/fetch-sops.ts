import type { PayloadRequest } from 'payload'
import { download, type Download } from '@/shared/download'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { endingOf, endingOfType, mediaTypeOf } from '../formats'
import { assertMayAddSops } from '../policies'
import { addSops, type AddedFile, type AddReport } from './add-sops'

/**
 * Fetches documents from public addresses, one after the other; each becomes an SOP version as an upload would (each file of a
 * ZIP archive its own). An address that fails says why and leaves the others alone. `fetchFile` is for tests.
 *
 * @throws auth.required (401), auth.forbidden (403)
 */
export async function fetchSops({
  req,
  addresses,
  fetchFile = download,
  ...of
}: {
  req: PayloadRequest
  addresses: readonly string[]
  reason: string
  sop?: number
  label?: string
  fetchFile?: typeof download
}): Promise<AddReport> {
  assertMayAddSops(req)
  const files: AddedFile[] = []
  for (const address of addresses) {
    try {
      const found = await fetchFile({ address, maxBytes: env.MAX_UPLOAD_MB * 1024 * 1024 })
      const report = await addSops({ req, file: { name: withEnding(found), bytes: found.bytes }, ...of })
      files.push(
        ...report.files.map((file) => ({
          ...file,
          name: report.files.length > 1 ? `${address} › ${file.name}` : address,
        })),
      )
    } catch (error) {
      if (!(error instanceof DomainError) || error.status >= 500) throw error
      files.push({ name: address, outcome: 'refused', code: error.code, message: error.message })
    }
  }
  const added = files.filter((file) => file.outcome === 'added').length
  return { files, added, refused: files.length - added }
}

/** Pages of the web are often named `index.php` or not at all: the server says what they are. */
function withEnding({ filename, mediaType }: Download): string {
  if (mediaTypeOf(filename) || endingOf(filename) === 'zip') return filename
  const ending = endingOfType(mediaType)
  return ending ? `${filename.replace(/\.(?:php|aspx?|jsp|cgi|do)$/i, '')}.${ending}` : filename
}
