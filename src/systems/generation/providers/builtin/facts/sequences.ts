import { stableId } from '../../../stable-id'

/** Follows numbered steps and tells which of them make one sequence. */
export function sequenceReader(source: string) {
  const open = new Map<string, { id: string; last: number; section: string }>()
  return (step: {
    marker: string | undefined
    section: string
    parent: string | undefined
    key: string
  }): { id: string; position: number } | undefined => {
    const read = numberOf(step.marker)
    if (!read) return undefined
    const place = `${step.parent ?? ''}\u0000${read.style}`
    const known = open.get(place)
    // "Step 9" goes on after "Step 8" under another heading; a list numbered "1." does not.
    const goesOn =
      known !== undefined && read.number === known.last + 1 && (read.style === 'word' || known.section === step.section)
    if (known && goesOn) {
      known.last = read.number
      known.section = step.section
      return { id: known.id, position: read.number }
    }
    const id = stableId('q', source, step.key)
    open.set(place, { id, last: read.number, section: step.section })
    return { id, position: read.number }
  }
}

function numberOf(marker: string | undefined): { number: number; style: 'word' | 'number' | 'letter' } | null {
  const digits = /\d+/.exec(marker ?? '')
  if (marker !== undefined && digits)
    return { number: Number(digits[0]), style: /\p{L}{3}/u.test(marker) ? 'word' : 'number' }
  const letter = /^\(?([a-z])[.)]/i.exec(marker ?? '')?.[1]
  return letter === undefined ? null : { number: letter.toLowerCase().charCodeAt(0) - 96, style: 'letter' }
}
