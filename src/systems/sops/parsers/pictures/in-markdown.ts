import type { Nodes, Root } from 'mdast'
import { embeddedKind, embeddedName } from './names'

export type MarkdownPicture = { node: Nodes; address: string; name: string }

/** The pictures that lie in a Markdown page itself, as `data:` addresses, in its order; each named by its place. */
export function picturesInMarkdown(tree: Root): MarkdownPicture[] {
  const addresses = new Map<string, string>()
  const images: { node: Nodes; address: string }[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'definition') addresses.set(node.identifier, node.url)
    if (node.type === 'image') images.push({ node, address: node.url })
    if (node.type === 'imageReference') images.push({ node, address: node.identifier })
    if ('children' in node) node.children.forEach(walk)
  }
  walk(tree)
  return images
    .map(({ node, address }) => ({
      node,
      address: node.type === 'imageReference' ? (addresses.get(address) ?? '') : address,
    }))
    .flatMap(({ node, address }) => {
      const kind = embeddedKind(address)
      return kind ? [{ node, address, kind }] : []
    })
    .map(({ kind, ...picture }, index) => ({ ...picture, name: embeddedName(index, kind) }))
}
