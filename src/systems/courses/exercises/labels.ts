export type Labelled<Item> = { label: string; item: Item }

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Gives each part a short label by the rank of its text. The label says nothing that the text does not, unlike the
 * manifest's ids, and is the same in the browser and on the server. One character up to 36 parts, as SCORM 1.2 asks.
 */
export function labelled<Item>(
  items: readonly Item[],
  text: (item: Item) => string,
  names = letters,
): Labelled<Item>[] {
  return items
    .map((item, position) => ({ item, position, text: text(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.position - b.position))
    .map(({ item }, rank) => ({ label: nth(rank, names), item }))
}

export function numbered<Item>(items: readonly Item[], text: (item: Item) => string): Labelled<Item>[] {
  return labelled(items, text, '123456789')
}

function nth(rank: number, names: string): string {
  const rest = Math.floor(rank / names.length)
  return (rest ? nth(rest - 1, names) : '') + names.charAt(rank % names.length)
}
