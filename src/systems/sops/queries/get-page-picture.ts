import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { mediaTypes } from '../model'
import { pagePicture } from '../pictures/page-pictures'
import { pictureResponse } from '../pictures/picture-response'
import { readVersion } from '../rows'
import { readOriginal } from '../uploads/read-original'

/** Widths in pixels that pages are drawn in; few, so that one drawing serves many screens. */
const WIDTHS = [400, 800, 1200, 1600, 2000]
const USUAL = 1200

/**
 * A page of a version's PDF as a picture. `width` in pixels is rounded up to one of a few.
 * @throws sop-versions.not-found (404), sop.no-pages (400), sop.no-such-page (404), files.missing (500)
 */
export async function getPagePicture({
  req,
  version: id,
  page,
  width = USUAL,
}: {
  req: PayloadRequest
  version: number
  page: number
  width?: number
}): Promise<Response> {
  const version = await readVersion(req, id)
  if (version.mimeType !== mediaTypes.pdf) {
    throw new DomainError({
      code: 'sop.no-pages',
      status: 400,
      message: 'Only PDF files have pictures of their pages. Open the original file instead.',
    })
  }
  const picture = await pagePicture({
    sha256: version.sha256,
    page,
    width: WIDTHS.find((one) => one >= width) ?? Math.max(...WIDTHS),
    read: () =>
      readOriginal({
        payload: req.payload,
        filename: version.filename,
        prefix: version.prefix,
        sha256: version.sha256,
      }),
  })
  return pictureResponse(picture)
}
