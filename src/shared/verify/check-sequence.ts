import type { Claim } from '@/shared/manifest/schema'
import { followCitation } from './cite'
import { clip, type Finding, type Sources } from './model'

/** Items must stand in the source in the order given, and never mix the options of a choice. */
export function checkSequence(
  items: readonly { text: string; claim: string }[],
  { claims, sources }: { claims: Readonly<Record<string, Claim>>; sources: Sources },
): Finding[] {
  const places = items.map((item) => {
    const claim = claims[item.claim]
    const first = claim?.citations[0]
    return claim && first ? followCitation(first, claim.text, sources).cited : null
  })
  const findings: Finding[] = []
  places.forEach((place, index) => {
    const next = places[index + 1]
    const text = items[index]?.text ?? ''
    if (!place)
      findings.push({ code: 'order-not-of-source', grave: true, message: `"${clip(text)}" has no place in the source` })
    if (!place || !next) return
    const sameSource = place.source === next.source
    const later =
      next.segment.order > place.segment.order || (next.segment === place.segment && next.start >= place.start)
    if (!sameSource || !later) {
      findings.push({
        code: 'order-not-of-source',
        grave: true,
        message: `"${clip(items[index + 1]?.text ?? '')}" does not come after "${clip(text)}" in the SOP`,
      })
    }
  })
  const choices = new Map<string, Set<string>>()
  for (const choice of places.flatMap((place) => place?.segment.choice ?? [])) {
    const [group = '', option = ''] = choice.split('/')
    choices.set(group, new Set([...(choices.get(group) ?? []), option]))
  }
  for (const [group, options] of choices) {
    if (options.size > 1)
      findings.push({
        code: 'alternatives-mixed',
        grave: true,
        message: `mixes the alternatives ${[...options].join(' and ')} of "${group}"`,
      })
  }
  return findings
}
