/** How a call-out looks after `quoteAdmonitions`, and in GitHub's own notation: `[!WARNING] …`. */
export const ADMONITION = /^\[!([A-Za-z]+)\][ \t]*\n?/

const MKDOCS = /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"\n]*(?:"(.*)")?[ \t]*$/
const FENCED = /^([ \t]*)(:{3,}|`{3,})\{?([\w-]+)\}?[ \t]*(.*)$/
const MYST_TYPES = /^(?:note|tip|hint|info|important|caution|attention|warning|danger|error|seealso|admonition)$/i

/**
 * Rewrites MkDocs (`!!! danger "…"` with an indented body), MyST and Docusaurus (`:::{note}` … `:::`) call-outs as block
 * quotes that open with `[!type]`. Markdown parsers take them for code otherwise, and they are the warnings.
 */
export function quoteAdmonitions(markdown: string): string {
  return rewrite(withoutTemplateLinks(markdown).split('\n')).join('\n')
}

/** `[text]({% page "…" %})`: an address that a site generator fills in is no address to Markdown. */
const withoutTemplateLinks = (markdown: string): string =>
  markdown.replace(/\[([^\][]+)\]\(\s*\{[%{][^)\n]*[%}]\}[^)\n]*\)/g, '$1')

function rewrite(lines: string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const mkdocs = MKDOCS.exec(line)
    const fenced = mkdocs ? null : FENCED.exec(line)
    if (mkdocs) {
      const indent = mkdocs[1] ?? ''
      const end = endOfIndented(lines, at + 1, indent.length)
      const body = lines.slice(at + 1, end).map((text) => text.replace(new RegExp(`^\\s{0,${indent.length + 4}}`), ''))
      out.push(...quoted({ indent, type: mkdocs[2] ?? 'note', title: mkdocs[3] ?? '', body }))
      at = end - 1
    } else if (fenced && MYST_TYPES.test(fenced[3] ?? '')) {
      const [indent = '', fence = ':::', type = 'note', title = ''] = fenced.slice(1)
      const end = endOfFence(lines, at + 1, fence)
      const body = lines
        .slice(at + 1, end)
        .filter((text) => !/^\s*:[\w-]+:/.test(text))
        .map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text.trimStart()))
      out.push(...quoted({ indent, type, title, body }))
      at = end
    } else if (!/^\s*\([\w-]+\)=\s*$/.test(line)) out.push(line)
  }
  return out
}

function endOfIndented(lines: string[], from: number, indent: number): number {
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    if (line.length - line.trimStart().length < indent + 4) break
    end = at + 1
  }
  return end
}

function endOfFence(lines: string[], from: number, fence: string): number {
  const closing = lines.findIndex((line, at) => at >= from && line.trim() === fence)
  return closing < 0 ? lines.length : closing
}

function quoted({
  indent,
  type,
  title,
  body,
}: {
  indent: string
  type: string
  title: string
  body: string[]
}): string[] {
  const inner = rewrite(body)
  while (inner.at(-1)?.trim() === '') inner.pop()
  while (inner[0]?.trim() === '') inner.shift()
  return ['', `> [!${type}] ${title}`, ...(inner.length > 0 ? ['>', ...inner.map((text) => `> ${text}`)] : []), ''].map(
    (text) => (text === '' ? '' : `${indent}${text}`),
  )
}
