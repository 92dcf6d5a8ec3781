import { load } from 'cheerio'
import type { MediaType } from '../../model'
import { mediaTypes } from '../../model'
import { OversizedArchive, readZipEntry } from '../../uploads/zip-entries'
import type { Picture } from '../blocks'
import { decodeText } from '../decode-text'
import { markdownTree } from '../markdown'
import { readRtf } from '../rtf/read-rtf'
import { picturesInMarkdown } from './in-markdown'
import { embeddedKind, embeddedName, showablePicture } from './names'

/** More than a picture in a document has; it is inflated no further. */
const mostBytes = 20 * 1024 * 1024
/** Where each format keeps its pictures. */
const folders: Partial<Record<MediaType, RegExp>> = {
  [mediaTypes.docx]: /^word\/media\/([^/]+)$/,
  [mediaTypes.pptx]: /^ppt\/media\/([^/]+)$/,
  [mediaTypes.odt]: /^Pictures\/([^/]+)$/,
}

/**
 * The picture that a figure of this file names (`segment.picture`), for files other than PDF. Undefined where the file holds none
 * of that name, or where its bytes are not what browsers show: what it is, is read from the bytes, never from the name.
 */
export async function readFilePicture({
  bytes,
  mediaType,
  name,
}: {
  bytes: Uint8Array
  mediaType: MediaType
  name: string
}): Promise<Picture | undefined> {
  if (mediaType === mediaTypes.html) return embedded(bytes, name)
  if (mediaType === mediaTypes.rtf) return inRtf(bytes, name)
  if (mediaType === mediaTypes.markdown) return inMarkdown(bytes, name)
  const folder = folders[mediaType]
  if (!folder || showablePicture(name) !== name) return undefined
  const content = await readZipEntry(bytes, {
    wanted: (entry) => folder.exec(entry)?.[1] === name,
    maxBytes: mostBytes,
  }).catch((error: unknown) => {
    if (error instanceof OversizedArchive) return undefined
    throw error
  })
  return content ? pictureOf(content) : undefined
}

function embedded(bytes: Uint8Array, name: string): Picture | undefined {
  const $ = load(decodeText(bytes))
  const image = $('img[src^="data:image/"]')
    .toArray()
    .find(({ attribs }, index) => embeddedName(index, embeddedKind(attribs.src ?? '') ?? '') === name)
  return decoded(image?.attribs.src)
}

const inMarkdown = (bytes: Uint8Array, name: string): Picture | undefined =>
  decoded(picturesInMarkdown(markdownTree(bytes)).find((one) => one.name === name)?.address)

/** The bytes of a `data:` address. */
function decoded(address: string | undefined): Picture | undefined {
  const encoded = address?.split(',', 2)[1]
  return encoded ? pictureOf(new Uint8Array(Buffer.from(encoded, 'base64'))) : undefined
}

function inRtf(bytes: Uint8Array, name: string): Picture | undefined {
  const { pictures } = readRtf(Buffer.from(bytes).toString('latin1'))
  const found = pictures.find(({ kind }, index) => embeddedName(index, kind) === name)
  return found ? pictureOf(new Uint8Array(Buffer.from(found.hex, 'hex'))) : undefined
}

const kinds: readonly (readonly [Picture['mediaType'], RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
]

function pictureOf(bytes: Uint8Array): Picture | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const mediaType = kinds.find(([, magic]) => magic.test(start))?.[0]
  return mediaType ? { mediaType, bytes } : undefined
}
