import { words } from '@/shared/language'
import { leansOnContext } from './context'

const CONDITION =
  /^((?:if|when|whenever|once|in case|as soon as|als|indien|wanneer|zodra|wenn|falls|sobald|si|lorsque|quand|cuando)\b(?:[^.;:,]|[.,](?=\d)){6,140}?)(?:,\s+|:\s+)((?:[^.;]|[.](?=\d)){8,160})[.;]?$/iu

/** `If A, do B` in its two parts, as printed; null where it is no case that could be described. */
export function splitCondition(text: string): { when: string; then: string } | null {
  const match = CONDITION.exec(text.trim())
  const [when, then] = [match?.[1], match?.[2]]
  if (when === undefined || then === undefined || /^(?:but|and|or|maar|en)\b/i.test(then)) return null
  // "If possible", "if so": no case that could be described.
  if (when.split('(').length !== when.split(')').length || /:$/.test(text)) return null
  if (words(when).length < 4 || leansOnContext(when)) return null
  return { when, then: then.charAt(0).toUpperCase() + then.slice(1) }
}
