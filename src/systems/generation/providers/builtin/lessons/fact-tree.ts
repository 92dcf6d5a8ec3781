import type { Fact } from '../../../model'

/** A fact with what is nested in it, in the order of the source. */
export type Node = { fact: Fact; children: Node[] }

/** Facts of one section as a tree; a fact whose parent is taught elsewhere stands at the top. */
export function treeOf(facts: readonly Fact[]): Node[] {
  const nodes = new Map(facts.map((fact) => [fact.id, { fact, children: [] as Node[] }]))
  const roots: Node[] = []
  for (const fact of facts) {
    const node = nodes.get(fact.id)
    if (!node) continue
    const parent = fact.parent === undefined ? undefined : nodes.get(fact.parent)
    // Rows of one table stand side by side, though a cell may span several of them.
    const sameTable = fact.table !== undefined && parent?.fact.table === fact.table
    if (parent && parent !== node && !sameTable) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}

export function flat(nodes: readonly Node[]): Fact[] {
  return nodes.flatMap((node) => [node.fact, ...flat(node.children)])
}

/** Splits a list into runs whose neighbours belong together. */
export function runsOf<Item>(items: readonly Item[], together: (before: Item, item: Item) => boolean): Item[][] {
  const runs: Item[][] = []
  for (const item of items) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last !== undefined && together(last, item)) run.push(item)
    else runs.push([item])
  }
  return runs
}
