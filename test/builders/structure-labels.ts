import { readFileSync } from 'node:fs'
import path from 'node:path'
import { quantities } from '@/shared/language'
import { readFacts } from '@/systems/generation/providers/builtin/facts/read-facts'
import { factsInCase } from '@/systems/generation/reading/cases'
import type { ParsedDocument, Segment } from '@/systems/sops/model'

/** What a person says stands in a document, one element a line: kind, words, and what else is known of it. */
type Label = { kind: string; text: string; facts: [name: string, value: string][] }
export type Labelled = { files: string[]; kinds: readonly string[] | null; labels: Label[] }

/**
 * What is measured. The kinds of segments; then what hangs on them: `nested` (in which step or item, or under which heading),
 * `header` (cells of a table's header), `term`, `severity`, `marker`, `reference`, `abbreviation`, `picture` (of a figure),
 * `limit` (a number that binds, with its unit) and `branch` (if … then, one of a choice), where they were labelled.
 */
export const elements = [
  'heading',
  'paragraph',
  'step',
  'list-item',
  'warning',
  'definition',
  'table-row',
  'figure',
  'nested',
  'header',
  'term',
  'severity',
  'marker',
  'reference',
  'abbreviation',
  'picture',
  'limit',
  'branch',
] as const
export type Element = (typeof elements)[number]
/** `found` of `labelled` were read as labelled; `made` is how many were read at all. */
export type Counts = { labelled: number; found: number; made: number }
export type Figures = Partial<Record<Element, Counts>>

export function readLabels(file: string): Labelled {
  const lines = readFileSync(file, 'utf8').split('\n')
  const head = (name: string) => lines.find((line) => line.startsWith(`# ${name}: `))?.slice(name.length + 4)
  const labels = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Label => {
      const [kind = '', text = '', facts = ''] = line.split('\t')
      const split = facts.split('; ').filter(Boolean)
      return {
        kind,
        text,
        facts: split.map((fact) => [fact.slice(0, fact.indexOf('=')), fact.slice(fact.indexOf('=') + 1)]),
      }
    })
  const folder = path.dirname(file)
  return {
    files: (head('files') ?? '').split(', ').map((name) => path.join(folder, name)),
    kinds: head('labelled')?.split(',') ?? null,
    labels,
  }
}

/** How a parse compares with what a person says. Elements are equal where kind and letters are; order does not count here. */
export function compare(document: ParsedDocument, { labels, kinds }: Labelled): Figures {
  const source = { id: 'source', sop: '', version: '', file: '', sha256: '', document }
  const { facts } = readFacts([source])
  const inCase = factsInCase(facts, document.language)
  const conditions = new Set(
    facts.flatMap(({ id, spans }) => (inCase.has(id) ? spans.map((span) => span.segment) : [])),
  )
  const said = labels.flatMap((label) => elementsOfLabel(label))
  const read = document.segments
    .filter((segment) => kinds === null || kinds.includes(segment.kind))
    .flatMap((segment) => elementsOfSegment(segment, document, conditions))
  const figures: Figures = {}
  for (const element of elements) {
    const wanted = said.filter((one) => one.element === element).map((one) => one.value)
    const made = read.filter((one) => one.element === element).map((one) => one.value)
    // What the labels of a part of the document do not speak of is not measured.
    if (wanted.length === 0 && (made.length === 0 || kinds !== null || labelledInSome.has(element))) continue
    const left = [...made]
    const found = wanted.filter((value) => {
      const at = left.indexOf(value)
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    }).length
    figures[element] = { labelled: wanted.length, found, made: made.length }
  }
  return figures
}

/** Labelled in the documents that were labelled anew from the originals. */
const labelledInSome: ReadonlySet<Element> = new Set(['limit', 'branch'])

type Stated = { element: Element; value: string }
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
/** Parents are named by how they begin. */
const begin = (text: string): string => bare(text.slice(0, 60)).slice(0, 40)

function elementsOfLabel({ kind, text, facts }: Label): Stated[] {
  const own = bare(text)
  return [
    { element: kind as Element, value: own },
    ...facts.flatMap(([name, value]): Stated[] => {
      if (name === 'parent' || name === 'under') return [{ element: 'nested', value: `${own}<${begin(value)}` }]
      if (name === 'header') return [{ element: 'header', value: `${own}<${bare(value)}` }]
      if (name === 'picture') return [{ element: 'picture', value: own }]
      return elements.includes(name as Element) ? [{ element: name as Element, value: `${own}<${bare(value)}` }] : []
    }),
  ]
}

function elementsOfSegment(segment: Segment, document: ParsedDocument, conditions: ReadonlySet<string>): Stated[] {
  const own = bare(segment.text)
  const parent = document.segments.find((other) => other.key === segment.parent)?.text
  const above = segment.kind === 'heading' ? segment.path.at(-1) : undefined
  const stated = (element: Element, value: string | undefined): Stated[] =>
    value === undefined ? [] : [{ element, value: `${own}<${value}` }]
  return [
    { element: segment.kind === 'code' ? 'paragraph' : segment.kind, value: own },
    ...stated('nested', parent === undefined ? (above === undefined ? undefined : begin(above)) : begin(parent)),
    ...stated('header', segment.kind === 'table-row' && segment.header ? bare(segment.header.join('|')) : undefined),
    ...stated('term', segment.term === undefined ? undefined : bare(segment.term)),
    ...stated('severity', segment.kind === 'warning' ? segment.severity : undefined),
    ...stated(
      'marker',
      segment.kind === 'step' && /\d/.test(segment.marker ?? '') ? bare(segment.marker ?? '') : undefined,
    ),
    ...(segment.references ?? []).flatMap((reference) => stated('reference', bare(reference))),
    ...(segment.abbreviations ?? []).flatMap(({ short, long }) => stated('abbreviation', bare(`${short}${long}`))),
    ...(segment.picture ? [{ element: 'picture' as const, value: own }] : []),
    ...quantities(segment.text, document.language)
      .filter(({ unit, reference }) => unit !== null && !reference)
      .flatMap((quantity) => stated('limit', bare(quantity.text))),
    ...stated('branch', segment.choice !== undefined || conditions.has(segment.key) ? 'yes' : undefined),
  ]
}
