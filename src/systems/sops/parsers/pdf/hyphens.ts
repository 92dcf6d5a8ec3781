/** Prefixes that keep their hyphen when a line breaks after them. */
const KEEP = new Set(
  'off on non self pre post re co multi semi sub anti inter intra ex e x cross half high low long short well ill all double single one two three four five six seven eight nine ten'.split(
    ' ',
  ),
)

/**
 * Joins the lines of a paragraph. A hyphen at a line's end goes when it only parts a word: the document's own words
 * (`words`) decide (`off-site` elsewhere keeps it, `offsite` drops it), then common prefixes.
 */
export function joinLines(
  before: string,
  after: string,
  words: () => ReadonlySet<string>,
): { join: '' | ' '; dropHyphen: boolean } {
  const head = /([\p{L}]+)[-‐\u00AD]$/u.exec(before)
  const tail = /^(\p{Ll}[\p{L}]*)/u.exec(after)
  if (!head?.[1] || !tail?.[1])
    return { join: /[-‐]$/.test(before) && /^\p{L}/u.test(after) ? '' : ' ', dropHyphen: false }
  if (before.endsWith('\u00AD')) return { join: '', dropHyphen: true }
  const [first, second] = [head[1].toLowerCase(), tail[1].toLowerCase()]
  const known = words()
  if (known.has(`${first}-${second}`)) return { join: '', dropHyphen: false }
  if (known.has(first + second)) return { join: '', dropHyphen: true }
  return { join: '', dropHyphen: !KEEP.has(first) }
}

/** All words of the text, with their inner hyphens, lower case. */
export const wordsOfText = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [])
