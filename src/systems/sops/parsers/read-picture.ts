import type { MediaType } from '../model'
import { mediaTypes } from '../model'
import type { Picture } from './blocks'
import { readPdfPicture } from './pdf/read-picture'
import { readFilePicture } from './pictures/read-file-picture'

/** The picture that a figure names (`segment.picture`), of any format; null where the file holds none of that name. */
export const readPicture = async (input: {
  bytes: Uint8Array
  mediaType: MediaType
  name: string
}): Promise<Picture | null> =>
  input.mediaType === mediaTypes.pdf ? readPdfPicture(input) : ((await readFilePicture(input)) ?? null)
