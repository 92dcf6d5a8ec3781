/** List markers as printed in text without markup (PDF, TXT). `o ` counts only where a bullet list is going on. */
const BULLET = /^([•▪▫◦‣·●○■□☐☑☒✓✔➢➤►▶⁃∙*–—-]|[\uE000-\uF8FF])[\uFE0F]?\s+(?=\S)/u
const ORDERED = /^(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)/
const HOLLOW = /^(o)\s+(?=\S)/

/** Begins with a word, as most lines do: no mark is looked for. */
const WORD = /^(?:[A-Z]|[a-z]{2,5}\s|[a-z]{6})/

export type Marked = { marker: string; ordered: boolean; text: string }

/** Splits a line into list marker and text, or null where it opens no list item. */
export function splitMarker(line: string, { hollow = false } = {}): Marked | null {
  if (WORD.test(line)) return null
  const bullet = BULLET.exec(line) ?? (hollow ? HOLLOW.exec(line) : null)
  if (bullet?.[1]) return { marker: bullet[1], ordered: false, text: line.slice(bullet[0].length) }
  const ordered = ORDERED.exec(line)
  if (ordered?.[1]) return { marker: ordered[1], ordered: true, text: line.slice(ordered[0].length) }
  return null
}

/** `4.2 Title`, `4. TITLE`: a numbered heading's level, or 0. */
export function numberedHeadingLevel(line: string): number {
  const match = /^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=\p{Lu})(.+)$/u.exec(line)
  if (!match?.[1] || !match[2]) return 0
  const words = match[2].split(/\s+/).length
  if (words > 10 || /[.;,:]$/.test(match[2])) return 0
  const depth = match[1].split('.').length
  // `3. Wash hands` alone is a list item; a heading is deeper, or in capitals.
  return depth > 1 || (match[2] === match[2].toUpperCase() && /\p{Lu}{3}/u.test(match[2])) ? depth : 0
}
