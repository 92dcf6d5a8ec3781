import type { Doubt } from '../model'
import { foldBlanks } from './blocks'

/** What the author is told of text that was left out because no reader of the file sees it; nothing where there is none. */
export function hiddenText(text: string): Doubt[] {
  const words = foldBlanks(text)
  if (!/[\p{L}\p{N}]/u.test(words)) return []
  return [
    {
      code: 'hidden-text',
      message: `The file holds text that a reader does not see; it was left out: "${words.slice(0, 120)}".`,
    },
  ]
}
