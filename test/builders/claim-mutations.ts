import { lexiconOf, quantities, tokenize, unitNamed } from '@/shared/language'
import type { Claim } from '@/shared/manifest/schema'

/** The ways in which a claim is made wrong on purpose, to see whether the verifier notices. */
export const mutationKinds = [
  'number',
  'unit',
  'negation dropped',
  'negation added',
  'role swapped',
  'order swapped',
  'step invented',
] as const
export type MutationKind = (typeof mutationKinds)[number]

type Context = { language: string; random: () => number; others: readonly Claim[] }

/** The claim with one thing wrong in its text, its citations as they were; null where there is nothing of the kind to alter. */
export function mutated(claim: Claim, kind: MutationKind, context: Context): Claim | null {
  const text = alterations[kind](claim.text, context)
  return text === null || text === claim.text ? null : { ...claim, text }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const alterations: Record<MutationKind, (text: string, context: Context) => string | null> = {
  number: (text, { language, random }) => {
    const found = quantities(text, language).filter((quantity) => /\d/.test(quantity.text))
    const chosen = pick(found, random)
    if (!chosen) return null
    const digits = /\d+/.exec(text.slice(chosen.start, chosen.end))?.[0]
    if (digits === undefined) return null
    const wrong = String(Number(digits) + 1 + Math.floor(random() * 9))
    return (
      text.slice(0, chosen.start) + text.slice(chosen.start, chosen.end).replace(digits, wrong) + text.slice(chosen.end)
    )
  },
  unit: (text, { language, random }) => {
    const found = quantities(text, language).filter((quantity) => quantity.unit !== null && !quantity.reference)
    const chosen = pick(found, random)
    if (!chosen) return null
    const printed = /([\p{L}°%]+)$/u.exec(text.slice(chosen.start, chosen.end).trim())?.[1]
    const swap: Record<string, string[]> = {
      time: ['minutes', 'hours', 'days', 'weeks', 'months'],
      temperature: ['°F', '°C'],
      length: ['cm', 'inches', 'm'],
      mass: ['kg', 'lbs', 'g'],
      share: ['‰'],
      frequency: ['monthly', 'yearly'],
    }
    const options = (swap[chosen.dimension ?? ''] ?? []).filter((unit) => unitNamed(unit)?.unit !== chosen.unit)
    const other = pick(options, random)
    return printed === undefined || other === undefined
      ? null
      : text.slice(0, chosen.start) +
          text.slice(chosen.start, chosen.end).replace(printed, other) +
          text.slice(chosen.end)
  },
  'negation dropped': (text, { language, random }) => {
    const lexicon = lexiconOf(language)
    const found = tokenize(text).filter(
      (token) =>
        token.kind === 'word' && lexicon.negation.has(token.text) && !/^(?:without|zonder|avoid)/.test(token.text),
    )
    const chosen = pick(found, random)
    if (!chosen) return null
    const before = text.slice(0, chosen.start).replace(/\bdo\s+$/i, '')
    return (before + text.slice(chosen.end).trimStart()).trim()
  },
  'negation added': (text, { language }) => {
    const auxiliary =
      /\b(?:is|are|was|were|can|will|should|must|may|shall|has|have|wordt|worden|kan|moet|mag|zijn)\b(?!\s+(?:not|niet|geen))/i.exec(
        text,
      )
    if (auxiliary) {
      const at = auxiliary.index + auxiliary[0].length
      return `${text.slice(0, at)} ${language === 'nl' ? 'niet' : 'not'}${text.slice(at)}`
    }
    return /^\p{Lu}\p{Ll}+\s/u.test(text) && language === 'en'
      ? `Do not ${text.charAt(0).toLowerCase()}${text.slice(1)}`
      : null
  },
  'role swapped': (text, { random }) => {
    const roles = [
      'Laboratory Manager',
      'Equipment Technician',
      'Incident Commander',
      'Safety Officer',
      'data steward',
      'Scribe',
      'supervisor',
    ]
    const named = roles.find((role) => text.toLowerCase().includes(role.toLowerCase()))
    if (named === undefined) return null
    const other = pick(
      roles.filter((role) => role !== named),
      random,
    )
    return other === undefined ? null : text.replace(new RegExp(named, 'i'), other)
  },
  'order swapped': (text) => {
    const pair = /^(.{8,}?)(\s+(?:before|after|then|and then|and|or|en|of|voor|na)\s+)(.{8,}?)([.!]?)$/i.exec(text)
    const [, first, joint, second, end] = pair ?? []
    if (first === undefined || joint === undefined || second === undefined) return null
    return `${second.charAt(0).toUpperCase()}${second.slice(1)}${joint}${first.charAt(0).toLowerCase()}${first.slice(1)}${end ?? ''}`
  },
  'step invented': (text, { others, random }) => {
    const foreign = others.filter((other) => other.text !== text && other.text.split(/\s+/).length >= 4)
    return pick(foreign, random)?.text ?? null
  },
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
