import { isImperative, quantities, sentences } from '@/shared/language'
import type { SourceDocument } from '@/systems/sops/model'
import type { Fact, FactKind } from '../../../model'
import { givesReason, isStrongProhibition } from '../../../reading/prohibition'
import type { Wording } from '../../../reading/wording'
import { isNoise } from './noise'
import type { SectionWithText } from './read-sections'
import { rowFact } from './row-facts'
import { sequenceReader } from './sequences'
import { joined, usableText, type Stretch } from './usable-text'

type Segment = SourceDocument['document']['segments'][number]
/** A fact before it knows its id, its place and its parent. */
export type Made = Omit<Fact, 'id' | 'order' | 'source' | 'section' | 'parent' | 'choice'>
type Read = { made: Made[]; dropped: string[] }

/** Reads one segment after another of a source into facts. */
export function segmentReader(
  source: SourceDocument,
  wording: Wording,
): (segment: Segment, section: SectionWithText) => Read {
  const { document } = source
  const { language } = document
  const introduces = new Set(document.segments.flatMap((segment) => segment.parent ?? []))
  const byKey = new Map(document.segments.map((segment) => [segment.key, segment]))
  const sequence = sequenceReader(source.id)
  return (segment, section) => {
    if (segment.kind === 'heading' || segment.kind === 'figure' || segment.kind === 'code')
      return { made: [], dropped: [] }
    if (segment.kind === 'table-row') {
      const begun = segment.parent === undefined ? undefined : byKey.get(segment.parent)
      const made = rowFact(segment, { begun, head: headOf(segment, document.segments), section: section.id, wording })
      return { made: made ? [made] : [], dropped: [] }
    }
    if (isNoise(segment, section, introduces)) return { made: [], dropped: [] }
    const { kept, dropped } = usableText(segment.text, language)
    if (kept.length === 0) return { made: [], dropped }
    if (segment.kind === 'paragraph')
      return { made: paragraphFacts(segment, section, kept, introduces, wording), dropped }
    const stretches = joined(segment.text, kept)
    const base = whole(segment, stretches, wording, segment.kind === 'warning' ? 'sentence' : 'item')
    const parent = segment.parent === undefined ? undefined : byKey.get(segment.parent)
    const kind = kindOfItem(segment, section, parent, base.text, language)
    const made: Made = { ...base, kind }
    if (kind === 'definition' || kind === 'role') Object.assign(made, termAndMeaning(segment, stretches, wording))
    if (kind === 'warning')
      Object.assign(
        made,
        {
          severity: segment.severity ?? 'caution',
          text: withoutSignal(whole(segment, stretches, wording, 'sentence').text, wording),
        },
        segment.term === undefined ? {} : { term: segment.term },
      )
    if (kind === 'step' || kind === 'substep') {
      const place = sequence({ marker: segment.marker, section: section.id, parent: segment.parent, key: segment.key })
      if (place) made.sequence = place
    }
    if (segment.marker !== undefined) made.marker = segment.marker
    return { made: [made], dropped }
  }
}

/** The row that heads a table, where the parse has it as a passage of its own. */
function headOf(row: Segment, segments: readonly Segment[]): Segment | undefined {
  const head = row.header?.join('\u0000')
  if (head === undefined || head === '') return undefined
  return segments.find(
    (other) =>
      other.kind === 'table-row' && other.table === row.table && other !== row && other.cells?.join('\u0000') === head,
  )
}

function kindOfItem(
  segment: Segment,
  section: SectionWithText,
  parent: Segment | undefined,
  text: string,
  language: string,
): FactKind {
  if (segment.kind === 'definition') return section.role === 'roles' ? 'role' : 'definition'
  if (segment.kind === 'warning') return 'warning'
  const numbered = /\d/.test(segment.marker ?? '')
  if (isStrongProhibition(segment.text) && !numbered) return 'warning'
  if (section.role === 'roles' && segment.term !== undefined) return 'role'
  if (section.role === 'definitions' && segment.term !== undefined) return 'definition'
  if (section.role === 'materials' && segment.kind === 'list-item') return 'material'
  if (segment.kind === 'step')
    return parent?.kind === 'step' || (parent?.kind === 'list-item' && segment.level !== 1) ? 'substep' : 'step'
  if (isImperative(text, language)) return parent ? 'substep' : 'step'
  return hasMeasure(text, language) ? 'limit' : 'item'
}

function paragraphFacts(
  segment: Segment,
  section: SectionWithText,
  kept: readonly Stretch[],
  introduces: ReadonlySet<string>,
  wording: Wording,
): Made[] {
  const made: Made[] = []
  kept.forEach((stretch, index) => {
    const raw = segment.text.slice(stretch.start, stretch.end)
    const last = index === kept.length - 1
    const before = made.at(-1)
    if (before?.kind === 'warning' && givesReason(raw)) {
      made.push({
        ...whole(segment, [stretch], wording, 'sentence'),
        kind: 'warning',
        severity: before.severity ?? 'caution',
      })
      return
    }
    const kind =
      last && (introduces.has(segment.key) || /:$/.test(raw))
        ? 'lead'
        : kindOfSentence(raw, segment, section, wording.language)
    const fact: Made = { ...whole(segment, [stretch], wording, kind === 'lead' ? 'item' : 'sentence'), kind }
    if (kind === 'warning') fact.severity = /\bDO NOT\b|\bNEVER\b|\bMUST NOT\b/.test(raw) ? 'warning' : 'caution'
    made.push(fact)
  })
  return made
}

function kindOfSentence(raw: string, segment: Segment, section: SectionWithText, language: string): FactKind {
  if (AIM.test(segment.term ?? '')) return 'purpose'
  if (isStrongProhibition(raw)) return 'warning'
  if (section.role === 'purpose' || section.role === 'scope') return section.role
  if (/^\s*(?:if|when|in case|als|wanneer|indien|wenn|falls|si|lorsque|cuando)\b/i.test(raw)) return 'condition'
  return hasMeasure(raw, language) ? 'limit' : 'statement'
}

const AIM = /^(?:objectives?|purpose|goals?|aim|doel|ziel|zweck|objectif|objetivo)$/i

function whole(
  segment: Segment,
  stretches: readonly Stretch[],
  wording: Wording,
  form: 'sentence' | 'item',
): Pick<Made, 'text' | 'spans' | 'kind'> {
  const text = stretches
    .map((stretch) => sentenceText(segment.text.slice(stretch.start, stretch.end), wording, form))
    .join(' ')
  return { kind: 'statement', text, spans: stretches.map((stretch) => ({ segment: segment.key, ...stretch })) }
}

/** The level of a warning is shown; it need not be said again. */
function withoutSignal(text: string, wording: Wording): string {
  const rest = text.replace(
    /^(?:note|notes|nb|warning|caution|danger|attention|important|opmerking|noot|let op|opgelet|waarschuwing|hinweis|achtung|vorsicht|warnung|gefahr|wichtig|remarque|avertissement|précaution|nota|advertencia|atención|precaución|peligro|importante)\s*[:!–-]\s*/i,
    '',
  )
  return rest === text ? text : wording.item(rest)
}

/** Several sentences keep their own capitals and stops; only the first and the last are mended. */
function sentenceText(raw: string, wording: Wording, form: 'sentence' | 'item'): string {
  const parts = sentences(raw, wording.language)
  return parts.length <= 1 ? wording[form](raw) : parts.map((part) => wording.sentence(part.text)).join(' ')
}

function termAndMeaning(
  segment: Segment,
  stretches: readonly Stretch[],
  wording: Wording,
): Pick<Made, 'term' | 'meaning'> {
  const raw = stretches.map((stretch) => segment.text.slice(stretch.start, stretch.end)).join(' ')
  const colon = /^(.{2,80}?)\s*(?::|\s[–—-]\s)\s*/u.exec(raw)
  const term = segment.term ?? colon?.[1] ?? ''
  const at = raw.toLowerCase().startsWith(term.toLowerCase()) ? term.length : 0
  const meaning = raw.slice(at).replace(/^\s*[:–—-]\s*/u, '')
  return { term: wording.item(term), meaning: sentenceText(meaning, wording, 'sentence') }
}

export function hasMeasure(text: string, language: string): boolean {
  return quantities(text, language).some((quantity) => quantity.unit !== null && !quantity.reference)
}
