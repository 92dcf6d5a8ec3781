/** `a, b and c`. */
export function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

/** Titles as one. Where one holds an "and" itself, commas or semicolons keep them apart. */
export function joinedTitles(titles: readonly string[], and: string): string {
  const holding = titles.map((title) => title.includes(` ${and} `))
  if (titles.length < 2 || !holding.includes(true)) return listed(titles, and)
  return titles.join(holding.indexOf(true) === titles.length - 1 ? ', ' : '; ')
}

/** With a small first letter, unless it is a name or an abbreviation. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s|['’])/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
