import type { Block, BlockOf, ListItem, Run } from '../parsers/blocks'
import { boldLead, plainText } from '../parsers/blocks'
import { openHeading } from './headings'
import { isImperative } from '@/shared/language'
import { numberedSections, strayHeading } from './list-headings'
import type { Draft, Outline, Place } from './outline'
import { underHeading, emit, pathOf, placeWithin } from './outline'
import { conditionChoice } from './paragraphs'
import { splitReminder } from './placeholders'
import {
  isDefinitionSection,
  isInventorySection,
  isOr,
  isReferenceSection,
  isSafetySection,
  labelOf,
  prohibits,
  severityOfSentence,
  slug,
  splitEmoji,
  splitStep,
} from './wording'

type Walk = (blocks: Block[], place: Place) => void

/** Lists: numbered sections, steps, definitions, or plain items; nested blocks hang below their item. */
export function structureList(outline: Outline, list: BlockOf<'list'>, place: Place, walk: Walk, next?: Block): void {
  const items = list.items.filter((item) => item.blocks.length > 0)
  const sections = numberedSections(outline, list, items, place)
  if (sections) {
    sections.forEach((section, index) => {
      const at = placeWithin({ depth: 0 }, items[index] ?? {})
      openHeading(outline, at, section)
      walk(section.rest, at)
    })
    return
  }
  const heading = strayHeading(items, 1)
  if (heading && next?.type === 'paragraph' && !place.parent) {
    openHeading(outline, place, heading)
    return
  }
  const label = place.parent ? undefined : (outline.label ?? outline.step)
  const choice = outline.label?.choice ?? place.choice
  const host: Place = { ...place, ...(label ? { parent: label } : {}), ...(choice ? { choice } : {}) }
  const mode = modeOf(outline, list, items, host)
  let alternative: string | undefined
  for (const item of items) {
    const [first, ...below] = item.blocks
    const rest = below.filter((block) => !(block.type === 'paragraph' && isOr(plainText(block.runs))))
    const at = placeWithin(host, item)
    if (first?.type !== 'paragraph') {
      // An item that only holds another list is a matter of indentation.
      walk(item.blocks, at)
      continue
    }
    const made = structureItem(outline, {
      runs: first.runs,
      marker: item.marker,
      mode,
      place: at,
      alternative,
      or: rest.length < below.length,
    })
    alternative = made.alternative
    walk(rest, { ...at, ...(made.draft ? { parent: made.draft } : {}), depth: host.depth + 1 })
  }
  if (!place.parent) delete outline.label
}

type Mode = 'steps' | 'items' | 'free'

function modeOf(outline: Outline, list: BlockOf<'list'>, items: ListItem[], host: Place): Mode {
  if (underHeading(outline, isReferenceSection) || underHeading(outline, isDefinitionSection, 2)) return 'items'
  const texts = items.map((item) => firstText(item))
  if (texts.filter((text) => text.endsWith('?')).length * 2 > texts.length) return 'items'
  const orders = texts.filter((text) => isOrder(text, outline.language)).length
  if (!list.ordered)
    return isInventory(outline) && orders * 2 < texts.length
      ? 'items'
      : isInStep(host.parent) || (orders < 2 && orders < texts.length)
        ? 'items'
        : 'free'
  if (isInventory(outline) && orders * 2 < texts.length) return 'items'
  const announced =
    /\b(?:steps?|procedure|process|method|stappen|werkwijze|procédure|étapes|procedimiento|pasos|schritte|verfahren|ablauf)\b/i
  const announcing = [...pathOf(outline).slice(-1), host.parent?.text ?? ''].some((text) => announced.test(text))
  // Verb lists of the other languages are short: there a numbered list is a procedure until shown otherwise.
  return orders * 3 >= texts.length || announcing || outline.language !== 'en' ? 'steps' : 'items'
}

const isOrder = (text: string, language: string): boolean =>
  isImperative(text, language) || isImperative(afterLabel(text), language) || severityOfSentence(text) !== undefined

const isInventory = (outline: Outline): boolean => underHeading(outline, isInventorySection)

const isInStep = (parent: Draft | undefined): boolean =>
  parent !== undefined && (parent.kind === 'step' || isInStep(parent.parent))

const firstText = (item: ListItem): string => {
  const first = item.blocks[0]
  return first?.type === 'paragraph' ? plainText(first.runs) : ''
}
const afterLabel = (text: string): string => {
  const label = labelOf(text)
  return label ? text.slice(label.length).replace(/^\s*:\s*/, '') : ''
}

type Item = { runs: Run[]; marker: string; mode: Mode; place: Place; alternative: string | undefined; or: boolean }

function structureItem(outline: Outline, item: Item): { draft?: Draft; alternative?: string } {
  const { mode, marker, place } = item
  const { runs, reminder } = splitReminder(item.runs)
  const { emoji, rest, alarming } = splitEmoji(plainText(runs))
  const step = splitStep(rest)
  const joined = /^(.*?)[,;]?\s+(?:OR|or)\s*[:;,]?$/s.exec(step?.rest || rest)
  const text = joined?.[1] ?? (step?.rest || rest)
  let draft: Draft | undefined
  let alternative = item.alternative
  const group = alternative ?? (joined || item.or ? alternativeGroup(outline, place) : undefined)
  if (text !== '') {
    const count = group ? outline.drafts.filter((made) => made.choice?.startsWith(`${group}/`)).length : 0
    const choice = conditionChoice(outline, text) ?? (group && !place.choice ? `${group}/${count + 1}` : place.choice)
    const lead = boldLead(runs)
    const label = /:$/.test(lead) && lead !== text ? lead.slice(0, -1).trim() : labelOf(text)
    const severity = severityOfSentence(text) ?? (alarming ? 'warning' : safetyRule(outline, text))
    const kind = step ? 'step' : kindOf(outline, { text, mode, severity, label })
    draft = emit(outline, place, {
      kind,
      text,
      marker: step?.marker ?? (emoji || marker),
      level: place.depth + 1,
      ...(severity ? { severity } : prohibits(text) ? { severity: 'caution' as const } : {}),
      ...(label && !(kind === 'step' && isImperative(label, outline.language)) ? { term: label } : {}),
      ...(choice ? { choice } : {}),
    })
    alternative = joined || item.or ? group : undefined
  }
  if (reminder) emit(outline, draft ? { ...place, parent: draft } : place, { kind: 'code', text: reminder })
  return { ...(draft ? { draft } : {}), ...(alternative ? { alternative } : {}) }
}

function kindOf(
  outline: Outline,
  input: { text: string; mode: Mode; severity: Draft['severity']; label: string },
): Draft['kind'] {
  const { text, mode, severity, label } = input
  // A prohibition that holds a number's place in a sequence stays a step, so that the sequence stays whole.
  if (severity && mode !== 'steps') return 'warning'
  if (label && underHeading(outline, isDefinitionSection, 2)) return 'definition'
  if (mode === 'steps') return 'step'
  return mode === 'free' && isImperative(text, outline.language) ? 'step' : 'list-item'
}

/** In a section on safety, `Always …`, `Never …` and `Keep away …` are rules, not steps. */
function safetyRule(outline: Outline, text: string): Draft['severity'] {
  if (!underHeading(outline, isSafetySection, 3)) return undefined
  return /^(?:always|keep away|avoid|altijd|vermijd|immer|vermeiden|toujours|évite[rz]|siempre|evite)\b/i.test(text)
    ? 'caution'
    : undefined
}

function alternativeGroup(outline: Outline, place: Place): string {
  outline.alternatives += 1
  return `${slug(place.parent?.text ?? outline.headings.at(-1)?.text ?? 'choice')}-${outline.alternatives}`
}
