import { bare, quantities } from '@/shared/language'

/** The figures and quoted words of a statement that stand in its quotes as they are: what a reviewer need not look for. */
export function matchesOf({
  text,
  quotes,
  language,
}: {
  text: string
  quotes: readonly string[]
  language: string
}): string[] {
  const said = ` ${bare(quotes.join('\n'))} `
  const figures = quantities(text, language).map((quantity) => text.slice(quantity.start, quantity.end).trim())
  const quoted = [...text.matchAll(/[“"]([^”"]+)[”"]/g)].map((match) => match[1] ?? '')
  return [...new Set([...figures, ...quoted])].filter((part) => part !== '' && said.includes(` ${bare(part)} `))
}
