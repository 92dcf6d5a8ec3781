/** How a call-out looks after `quoteAdmonitions`, in GitHub's notation (`[!WARNING] …`) and in Obsidian's (`[!warning]- …`). */
export const ADMONITION = /^\[!([A-Za-z]+)\][+-]?[ \t]*\n?/

const MKDOCS = /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"\n]*(?:"(.*)")?[ \t]*$/
const TAB = /^([ \t]*)===[!+]?[ \t]+"(.*)"[ \t]*$/
const FENCED = /^([ \t]*)(:{3,}|`{3,})[ \t]*\{?([\w-]+)\}?(?:\[(.*)\])?[ \t]*(.*)$/
const SHORTCODE =
  /^([ \t]*)\{\{[<%][ \t]*(?:notice|callout|alert|hint|admonition)[ \t]+(?:type=)?"?(\w+)"?[^>%]*[>%]\}\}[ \t]*$/
const MYST_TYPES =
  /^(?:note|tip|hint|info|important|caution|attention|warning|danger|error|success|seealso|admonition)$/i
/** Deeper than anybody indents; what is nested further stays as it is written. */
const deepest = 12

/**
 * Rewrites call-outs of MkDocs (`!!! danger "…"` with an indented body), MyST, Docusaurus and VuePress (`:::{note}` … `:::`)
 * and Hugo (`{{< notice warning >}}`) as block quotes that open with `[!type]`. Markdown parsers take them for code or text
 * otherwise, and they are the warnings. Tabs of MkDocs (`=== "…"`) become a bold line and what it opens.
 */
export function quoteAdmonitions(markdown: string): string {
  return rewrite(withoutTemplateLinks(markdown).split('\n'), 0).join('\n')
}

/** `[text]({% page "…" %})`: an address that a site generator fills in is no address to Markdown. */
const withoutTemplateLinks = (markdown: string): string =>
  markdown.replace(/\[([^\][]+)\]\(\s*\{[%{][^)\n]*[%}]\}[^)\n]*\)/g, '$1')

function rewrite(lines: string[], depth: number): string[] {
  if (depth > deepest) return lines
  const out: string[] = []
  // Call-outs are not looked for in what is shown as code.
  let code = ''
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const [, opening = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (code !== '') {
      if (opening.startsWith(code) && line.trim() === opening) code = ''
      out.push(line)
      continue
    }
    const tab = TAB.exec(line)
    if (tab) {
      const indent = tab[1] ?? ''
      const end = endOfIndented(lines, at + 1, indent.length)
      out.push(
        '',
        `${indent}**${tab[2] ?? ''}**`,
        '',
        ...rewrite(outdented(lines.slice(at + 1, end), indent), depth + 1),
        '',
      )
      at = end - 1
      continue
    }
    const shortcode = SHORTCODE.exec(line)
    if (shortcode) {
      const closing = lines.findIndex((text, index) => index > at && /^\s*\{\{[<%]\s*\//.test(text))
      const end = closing < 0 ? lines.length : closing
      const [, indent = '', type = 'note'] = shortcode
      out.push(...quoted({ indent, type, title: '', body: lines.slice(at + 1, end), depth }))
      at = end
      continue
    }
    const mkdocs = MKDOCS.exec(line)
    const fenced = mkdocs ? null : FENCED.exec(line)
    if (mkdocs) {
      const indent = mkdocs[1] ?? ''
      const end = endOfIndented(lines, at + 1, indent.length)
      const body = outdented(lines.slice(at + 1, end), indent)
      out.push(...quoted({ indent, type: mkdocs[2] ?? 'note', title: mkdocs[3] ?? '', body, depth }))
      at = end - 1
    } else if (fenced && MYST_TYPES.test(fenced[3] ?? '')) {
      const [indent = '', fence = ':::', type = 'note', bracketed = '', title = ''] = fenced.slice(1)
      const end = endOfFence(lines, at + 1, fence)
      const inside = lines.slice(at + 1, end)
      const named = /^\s*:class:\s*([\w-]+)/m.exec(inside.join('\n'))?.[1]
      const body = inside
        .filter((text) => !/^\s*:[\w-]+:/.test(text))
        .map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text.trimStart()))
      const kind = type === 'admonition' && named ? named : type
      out.push(...quoted({ indent, type: kind, title: bracketed || title, body, depth }))
      at = end
    } else if (opening !== '') {
      code = opening
      out.push(line)
    } else if (!/^\s*\([\w-]+\)=\s*$/.test(line)) out.push(line)
  }
  return out
}

const outdented = (lines: string[], indent: string): string[] =>
  lines.map((text) => text.replace(new RegExp(`^\\s{0,${indent.length + 4}}`), ''))

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
  depth,
}: {
  indent: string
  type: string
  title: string
  body: string[]
  depth: number
}): string[] {
  const inner = rewrite(body, depth + 1)
  while (inner.at(-1)?.trim() === '') inner.pop()
  while (inner[0]?.trim() === '') inner.shift()
  return ['', `> [!${type}] ${title}`, ...(inner.length > 0 ? ['>', ...inner.map((text) => `> ${text}`)] : []), ''].map(
    (text) => (text === '' ? '' : `${indent}${text}`),
  )
}
