import path from 'node:path'
import type { Nodes } from 'mdast'
import { unified } from 'unified'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'

const processor = unified().use(remarkParse).use(remarkGfm)

/** Kinds that browsers show and that run nothing, by their ending. */
const kinds: Record<string, string> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', gif: 'gif', webp: 'webp' }
const endingOf = (name: string): string => path.posix.extname(name).slice(1).toLowerCase()

export const isPicture = (name: string): boolean => endingOf(name) in kinds
export const isMarkdown = (name: string): boolean => endingOf(name) === 'md' || endingOf(name) === 'markdown'

/**
 * A Markdown page of an archive with the pictures that lie beside it put into it, as `data:` addresses: a version is one
 * file, and without them its figures would be lost. Every other character stays as it is. `pictures`: by their names in the
 * archive; `used`: those that were put in. `mostBytes`: for the page as it is then.
 */
export function withPicturesBeside({
  name,
  text,
  pictures,
  mostBytes,
}: {
  name: string
  text: string
  pictures: ReadonlyMap<string, Uint8Array>
  mostBytes: number
}): { text: string; used: string[] } {
  const places = addressesIn(processor.parse(text), text)
  const used = new Set<string>()
  let size = Buffer.byteLength(text)
  let whole = text
  // From the end, so that places before stay where they are.
  for (const { address, start, end } of places.sort((one, other) => other.start - one.start)) {
    const wanted = besideOf(name, address)
    const bytes = wanted === null ? undefined : pictures.get(wanted)
    if (wanted === null || !bytes || size + bytes.length * 1.4 > mostBytes) continue
    const data = `data:image/${kinds[endingOf(wanted)]};base64,${Buffer.from(bytes).toString('base64')}`
    size += data.length
    whole = whole.slice(0, start) + data + whole.slice(end)
    used.add(wanted)
  }
  return { text: whole, used: [...used] }
}

type Place = { address: string; start: number; end: number }

/** Where the addresses of pictures stand in the text. */
function addressesIn(tree: Nodes, text: string): Place[] {
  const referred = new Set<string>()
  const nodes: Nodes[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'imageReference') referred.add(node.identifier)
    nodes.push(node)
    if ('children' in node) node.children.forEach(walk)
  }
  walk(tree)
  return nodes.flatMap((node): Place[] => {
    const isImage = node.type === 'image'
    if (!isImage && !(node.type === 'definition' && referred.has(node.identifier))) return []
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const source = text.slice(from, to)
    const before = (isImage ? /^[\s\S]*?\]\(\s*/ : /^\s*\[[^\]]*\]:\s*/).exec(source)?.[0]
    const raw = before === undefined ? null : /^(?:<[^>\n]*>|[^\s)]+)/.exec(source.slice(before.length))?.[0]
    if (before === undefined || !raw) return []
    const start = from + before.length
    return [{ address: node.url, start, end: start + raw.length }]
  })
}

/** The name in the archive that an address means; null for what lies elsewhere. */
function besideOf(name: string, address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(address)) return null
  try {
    const plain = decodeURIComponent(address.replace(/[?#].*$/, ''))
    const joined = plain.startsWith('/') ? plain.slice(1) : path.posix.join(path.posix.dirname(name), plain)
    return path.posix.normalize(joined)
  } catch {
    return null // not an address at all
  }
}
