import type { MediaType } from './model'
import { mediaTypes } from './model'

/** File endings of the formats that can be read, without the dot, lower case. Kept apart from the parsers, which are heavy. */
export const endings: Record<MediaType, readonly string[]> = {
  [mediaTypes.pdf]: ['pdf'],
  [mediaTypes.docx]: ['docx'],
  [mediaTypes.pptx]: ['pptx'],
  [mediaTypes.xlsx]: ['xlsx'],
  [mediaTypes.odt]: ['odt'],
  [mediaTypes.rtf]: ['rtf'],
  [mediaTypes.markdown]: ['md', 'markdown', 'mdx'],
  [mediaTypes.html]: ['html', 'htm', 'xhtml'],
  [mediaTypes.text]: ['txt', 'text'],
}

/** The format that a file's name promises. */
export function mediaTypeOf(filename: string): MediaType | undefined {
  const ending = endingOf(filename)
  return Object.values(mediaTypes).find((mediaType) => endings[mediaType].includes(ending))
}

/** For sentences to people. */
export const readableFormats =
  'PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), OpenDocument (.odt), RTF, Markdown, HTML or text'

export const endingOf = (filename: string): string => /\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''

/** The ending that goes with a type a server names, where it is one that can be read, or an archive of them. */
export function endingOfType(mediaType: string): string | undefined {
  if (['application/zip', 'application/x-zip-compressed'].includes(mediaType)) return 'zip'
  if (mediaType === 'application/xhtml+xml') return 'html'
  if (mediaType === 'text/rtf') return 'rtf'
  return endings[mediaType as MediaType]?.[0]
}
