import type { Facts, LeftOut } from '../../model'
import { withoutStrangers } from '../../pipeline/choose-facts'
import type { Material } from './material'

/** Why a passage is not taught: the model cannot read it in one piece. */
const BEYOND_CONTEXT = 'beyond-context'

/** Of a passage, in the list of what is left out. */
const LETTERS_SHOWN = 300

/** The facts without those on passages that are too long for the model, which are listed as left out. */
export function withoutTooLong({ facts, tooLong }: Pick<Material, 'facts' | 'tooLong'>): Facts {
  if (tooLong.length === 0) return facts
  const nameOf = (source: string, segment: string) => `${source} ${segment}`
  const unread = new Set(tooLong.map(({ source, segment }) => nameOf(source.id, segment.key)))
  const left = facts.facts.filter(
    ({ source, spans }) => !spans.some(({ segment }) => unread.has(nameOf(source, segment))),
  )
  const kept = new Set(left.map(({ id }) => id))
  return {
    ...facts,
    facts: left.map((fact) => withoutStrangers(fact, kept)),
    leftOut: [
      ...facts.leftOut,
      ...tooLong.map(({ source, segment }): LeftOut => ({
        source: source.id,
        segment: segment.key,
        reason: BEYOND_CONTEXT,
        text: segment.text.length > LETTERS_SHOWN ? `${segment.text.slice(0, LETTERS_SHOWN).trimEnd()}…` : segment.text,
      })),
    ],
  }
}
