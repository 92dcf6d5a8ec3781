import type { Segment } from '../model'

/**
 * Headings above each passage after a correction. Only where these are others than before does a passage get a new path;
 * everywhere else the reader's own stays, which knows more than levels (a title stands above nothing, say).
 */
export function putPathsRight(before: readonly Segment[], after: readonly Segment[]): Segment[] {
  const titles = titlesIn(before)
  const old = new Map(before.map((segment) => [segment.key, segment]))
  const first = after.find(({ kind }) => kind === 'heading')
  const title = before.find(({ kind }) => kind === 'heading')
  // A title whose words were corrected has another key, and is a title still.
  if (first && title && titles.has(title.key) && !old.has(first.key)) titles.add(first.key)
  const was = new Map(above(before, titles).map((headings, at) => [before[at]?.key, headings.join('\u0001')]))
  return above(after, titles).map((headings, at) => {
    const segment = after[at] as Segment
    return was.get(segment.key) === headings.join('\u0001') ? segment : { ...segment, path: headings }
  })
}

/** Headings above each segment, by their levels. */
function above(segments: readonly Segment[], titles: ReadonlySet<string>): string[][] {
  let open: { level: number; text: string }[] = []
  return segments.map(({ kind, key, level = 1, text }) => {
    if (kind !== 'heading') return open.map((heading) => heading.text)
    const over = titles.has(key) ? [] : open.filter((heading) => heading.level < level)
    open = titles.has(key) ? [] : [...over, { level, text }]
    return over.map((heading) => heading.text)
  })
}

/** The first heading, where nothing stands under it although something follows it. */
function titlesIn(segments: readonly Segment[]): Set<string> {
  const first = segments.find(({ kind }) => kind === 'heading')
  const above = first && segments.some(({ path }) => path[0] === first.text)
  return new Set(first && !above ? [first.key] : [])
}
