import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { mediaTypeOf } from '../formats'
import { filePicture } from '../pictures/file-pictures'
import { pictureResponse } from '../pictures/picture-response'
import { readSegments, readVersion } from '../rows'
import { readOriginal } from '../uploads/read-original'

/**
 * The picture that a figure of this version names (`segment.picture`), made from the original file.
 * @throws sop-versions.not-found (404), sop.no-such-picture (410), sop.file-missing (500)
 */
export async function getPicture({
  req,
  version: id,
  name,
}: {
  req: PayloadRequest
  version: number
  name: string
}): Promise<Response> {
  const version = await readVersion(req, id)
  const mediaType = mediaTypeOf(version.filename)
  // Only what a figure names: other parts of the file are nobody's to ask for one by one.
  const isNamed = (await readSegments(req, id)).some((segment) => segment.picture === name)
  const picture =
    isNamed && mediaType
      ? await filePicture({
          sha256: version.sha256,
          mediaType,
          name,
          read: () =>
            readOriginal({
              payload: req.payload,
              filename: version.filename,
              prefix: version.prefix,
              sha256: version.sha256,
            }),
        })
      : null
  if (!picture) {
    throw new DomainError({
      code: 'sop.no-such-picture',
      status: 410,
      message: 'This version has no picture of that name any more. Load the page again, or open the original file.',
    })
  }
  return pictureResponse(picture)
}
