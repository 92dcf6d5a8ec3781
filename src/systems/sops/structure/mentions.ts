import { abbreviationsIn, type Abbreviation } from './abbreviations'
import type { Draft } from './outline'
import { numberOf, referencesIn } from './references'
import { isDefinitionSection } from './wording'

/** Notes on each passage which other documents it refers to, and which abbreviations it introduces or defines. */
export function addMentions(drafts: Draft[], title: string): void {
  const own = ownNumbers(drafts, title)
  for (const draft of drafts) {
    if (draft.kind === 'code') continue
    const references = referencesIn(draft.text, own)
    if (references.length > 0) draft.references = references
    const abbreviations = [...abbreviationsIn(draft.text), ...definedAbbreviation(draft)]
    if (abbreviations.length > 0) draft.abbreviations = abbreviations
  }
}

const OWN =
  /^(?:(?:document|sop|procedure|doc|doc\.|dokument|documentnummer|dokumentnummer|document ?number|sop ?number|nummer|number|n°|no\.?|id|identifier|code)[\s-]*)+(?:number|no\.?|nr\.?|id|nummer|n°|code)?\s*[:|#]\s*(.+)$/i

/** The document's own numbers: in its title, and where its head says `SOP number: …`. */
function ownNumbers(drafts: readonly Draft[], title: string): ReadonlySet<string> {
  const head = drafts.slice(0, 15).flatMap((draft) => OWN.exec(draft.text.replace(/\n/g, ' '))?.[1] ?? [])
  return new Set([title, ...head].flatMap((text) => referencesIn(text)).map(numberOf))
}

/** `PPE: personal protective equipment`, or a row of a table of abbreviations. */
function definedAbbreviation(draft: Draft): Abbreviation[] {
  if (!draft.path.slice(-2).some(isDefinitionSection)) return []
  const [first = '', second = ''] = draft.cells ?? []
  const short = (draft.cells ? first : (draft.term ?? '')).trim()
  const long = (draft.cells ? second : draft.text.slice(draft.text.indexOf(short) + short.length))
    .replace(/^[\s:=–—-]+/, '')
    .trim()
  const isShort = /^[\p{L}\p{N}&/.-]{2,10}$/u.test(short) && (short.match(/\p{Lu}/gu)?.length ?? 0) >= 2
  return isShort && long !== '' && long.split(/\s+/).length <= 12 ? [{ short, long: long.replace(/\.$/, '') }] : []
}
