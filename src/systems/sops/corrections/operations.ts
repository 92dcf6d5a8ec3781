import type { ParsedDocument, Segment } from '../model'
import { splitMarker } from '../parsers/markers'
import { familyOf } from '../structure/keys'
import { keyFor } from './key-for'
import { misfit } from './misfits'
import { nest } from './nest'
import { placeOf } from './place-of'
import type { Corrected, Correction } from './model'

type Reading = { segments: Segment[]; recognised?: ParsedDocument['recognised'] }
type Of<Do extends Correction['do']> = Extract<Correction, { do: Do }>

/**
 * One correction on segments whose order is that of the list; paths, offsets and doubts are put right afterwards.
 * @throws DoesNotFit
 */
export function correct(reading: Reading, correction: Correction): Corrected {
  switch (correction.do) {
    case 'type':
      return retype(reading, correction)
    case 'merge':
      return merge(reading, correction)
    case 'split':
      return split(reading, correction)
    case 'order':
      return reorder(reading, correction)
    case 'nest':
      return nest(reading.segments, correction)
    case 'text':
      return reword(reading, correction)
    case 'add':
      return add(reading, correction)
    case 'drop':
      return drop(reading, correction)
  }
}

function retype({ segments }: Reading, { segment: key, kind, level, severity }: Of<'type'>): Corrected {
  const { at, segment } = placeOf(segments, key)
  if (segment.kind === 'figure') misfit('not-possible', 'A picture stays a picture.')
  const { level: was, severity: _, term: __, cells, header, table, caption, marker, ...rest } = segment
  const nested = kind === 'step' || kind === 'list-item'
  const opened = kind !== 'heading' && segment.kind === 'heading' && !marker ? splitMarker(segment.text) : null
  const fresh: Segment = {
    ...rest,
    kind,
    // A heading prints its number itself; a step has it beside its text.
    text: kind === 'heading' && marker ? `${marker} ${segment.text}` : (opened?.text ?? segment.text),
    ...(kind !== 'heading' && (marker ?? opened?.marker) ? { marker: marker ?? opened?.marker ?? '' } : {}),
    ...(kind === 'heading'
      ? { level: level ?? (segment.kind === 'heading' ? (was ?? 1) : segment.path.length + 1) }
      : nested
        ? { level: segment.kind === 'heading' ? 1 : (was ?? 1) }
        : {}),
    ...(kind === 'warning' ? { severity: severity ?? segment.severity ?? 'warning' } : {}),
    ...(kind === 'definition' ? termIn(segment.text) : {}),
    // A row that numbers a step keeps its cells; a row that is no row any more has none.
    ...(segment.kind === 'step' && kind === 'step'
      ? { ...(cells && { cells }), ...(header && { header }), ...(table && { table }), ...(caption && { caption }) }
      : {}),
  }
  if (kind === 'heading') delete fresh.parent
  const moved = familyOf(kind) !== familyOf(segment.kind) || fresh.text !== segment.text
  const made = moved ? { ...fresh, key: keyFor(fresh, segments, segment) } : fresh
  const others = segments.map((one, place) =>
    place === at ? made : one.parent === key ? hungOn(one, kind === 'heading' ? undefined : made.key) : one,
  )
  return { segments: others, made: [made.key] }
}

const termIn = (text: string): { term?: string } => {
  const term = /^([^:–—]{2,60}?)\s*[:–—]\s+\S/.exec(text)?.[1]
  return term ? { term } : {}
}

function hungOn(segment: Segment, parent: string | undefined): Segment {
  const { parent: _, ...rest } = segment
  return parent === undefined ? rest : { ...rest, parent }
}

function merge({ segments }: Reading, { segments: keys }: Of<'merge'>): Corrected {
  const [first, ...others] = keys.map((key) => placeOf(segments, key))
  const last = others.at(-1)
  if (!first || !last) return misfit('not-possible', 'It takes two passages to merge them.')
  const parts = [first, ...others]
  if (parts.some(({ at }, index) => at !== first.at + index))
    misfit('apart', 'The passages no longer stand one behind the other.')
  const together = parts.map(({ segment }) => segment)
  if (together.some(({ kind }) => kind === 'figure')) misfit('not-possible', 'A picture is merged with nothing.')
  const rows = together.filter(({ kind }) => kind === 'table-row')
  const oneTable =
    rows.length === together.length &&
    rows.every(({ cells, table }) => cells?.length === rows[0]?.cells?.length && table === rows[0]?.table)
  if (rows.length > 0 && !oneTable) misfit('not-possible', 'Rows are merged with rows of the same table only.')
  const cells = oneTable
    ? rows[0]?.cells?.map((_, column) => joined(distinct(rows.map((row) => row.cells?.[column] ?? ''))))
    : undefined
  const boxes = together.flatMap((one) => one.boxes ?? [])
  const confidences = together.flatMap((one) => one.confidence ?? [])
  const references = distinct(together.flatMap((one) => one.references ?? []))
  const whole: Segment = {
    ...first.segment,
    text: cells ? cells.filter(Boolean).join(' | ') : joined(together.map(withOwnMarker)),
    ...(cells ? { cells } : {}),
    ...(boxes.length > 0 ? { boxes } : {}),
    ...(confidences.length > 0 ? { confidence: Math.min(...confidences) } : {}),
    ...(references.length > 0 ? { references } : {}),
  }
  const made = { ...whole, key: keyFor(whole, segments, ...together) }
  const gone = new Set(keys)
  const rest = [...segments.slice(0, first.at), made, ...segments.slice(last.at + 1)]
  return {
    segments: rest.map((one) =>
      one.parent !== undefined && gone.has(one.parent) ? hungOn(one, one === made ? undefined : made.key) : one,
    ),
    made: [made.key],
  }
}

/** What was taken for a marker in the middle of a sentence is a word of it; a bullet is not. */
const withOwnMarker = ({ marker, text }: Segment, at: number): string =>
  at > 0 && marker && /[\p{L}\p{N}]/u.test(marker) ? `${marker} ${text}` : text

const joined = (texts: readonly string[]): string => texts.filter(Boolean).join(' ')
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

function split({ segments }: Reading, { segment: key, at: offset }: Of<'split'>): Corrected {
  const { at, segment } = placeOf(segments, key)
  if (segment.kind === 'table-row' || segment.kind === 'figure')
    misfit('not-possible', 'Rows of tables and pictures cannot be split.')
  const [one, other] = [segment.text.slice(0, offset).trimEnd(), segment.text.slice(offset).trimStart()]
  if (!/[\p{L}\p{N}]/u.test(one) || !/[\p{L}\p{N}]/u.test(other))
    return misfit('changed', 'Both parts need words; the passage does not have them at that place.')
  const opened = segment.kind === 'step' || segment.kind === 'list-item' ? splitMarker(other) : null
  const first: Segment = { ...segment, text: one }
  const { marker: _, term: __, picture: ___, ...plain } = segment
  const second: Segment = {
    ...plain,
    // The words below a heading are its text, not a second heading.
    kind: segment.kind === 'heading' || segment.kind === 'definition' ? 'paragraph' : segment.kind,
    text: opened?.text ?? other,
    ...(opened ? { marker: opened.marker } : {}),
  }
  if (second.kind === 'paragraph') delete second.level
  const made = [{ ...first, key: keyFor(first, segments, segment) }]
  made.push({ ...second, key: keyFor(second, [...segments, ...made], segment) })
  const [front, back] = made.map((part) => part.key)
  return {
    segments: segments.flatMap((part, place) =>
      place === at ? made : part.parent === key ? [hungOn(part, back ?? front)] : [part],
    ),
    made: made.map((part) => part.key),
  }
}

function reorder({ segments }: Reading, { segment: key, after }: Of<'order'>): Corrected {
  const { at } = placeOf(segments, key)
  const family = new Set([key])
  let end = at + 1
  for (let one = segments[end]; one?.parent !== undefined && family.has(one.parent); one = segments[end]) {
    family.add(one.key)
    end += 1
  }
  const moving = segments.slice(at, end)
  const rest = [...segments.slice(0, at), ...segments.slice(end)]
  if (after !== null && family.has(after)) misfit('not-possible', 'A passage cannot stand behind a part of itself.')
  const to = after === null ? 0 : placeOf(rest, after).at + 1
  return { segments: [...rest.slice(0, to), ...moving, ...rest.slice(to)], made: [key] }
}

const wasRecognised = ({ recognised }: Reading, { confidence, page }: Pick<Segment, 'confidence' | 'page'>): boolean =>
  confidence !== undefined || (recognised ?? []).some((one) => one.page === page)

const onlyRecognised = (): never =>
  misfit(
    'not-recognised',
    'The words of this page come from the file itself and are never rewritten. Correct the document, and upload it as a new version.',
  )

function reword(reading: Reading, { segment: key, text, cells }: Of<'text'>): Corrected {
  const { segments } = reading
  const { at, segment } = placeOf(segments, key)
  if (!wasRecognised(reading, segment)) onlyRecognised()
  if (segment.cells && cells?.length !== segment.cells.length)
    misfit('not-possible', 'The text of a row is given cell by cell.')
  // A person has read it on the page: nothing is doubtful in it any more.
  const { term: _, ...rest } = segment
  const fresh: Segment = {
    ...rest,
    text: segment.cells ? (cells ?? []).filter(Boolean).join(' | ') : text,
    ...(segment.cells && cells ? { cells } : {}),
    ...(segment.kind === 'definition' ? termIn(text) : segment.term ? { term: segment.term } : {}),
    confidence: 1,
  }
  const made = { ...fresh, key: keyFor(fresh, segments, segment) }
  return {
    segments: segments.map((one, place) => (place === at ? made : one.parent === key ? hungOn(one, made.key) : one)),
    made: [made.key],
  }
}

function add(reading: Reading, { after, page, box, kind, text }: Of<'add'>): Corrected {
  const { segments } = reading
  if (!wasRecognised(reading, { page })) onlyRecognised()
  const at = after === null ? 0 : placeOf(segments, after).at + 1
  const before = segments[at - 1]
  const fresh: Segment = {
    key: '',
    kind,
    text,
    path: before?.path ?? [],
    order: at,
    start: 0,
    end: 0,
    page,
    confidence: 1,
    ...(box ? { boxes: [box] } : {}),
    ...(kind === 'heading' ? { level: (before?.path.length ?? 0) + 1 } : {}),
    ...(kind === 'warning' ? { severity: 'warning' as const } : {}),
    ...(kind === 'definition' ? termIn(text) : {}),
  }
  const made = { ...fresh, key: keyFor(fresh, segments) }
  return { segments: [...segments.slice(0, at), made, ...segments.slice(at)], made: [made.key] }
}

function drop(reading: Reading, { segment: key }: Of<'drop'>): Corrected {
  const { segments } = reading
  const { at, segment } = placeOf(segments, key)
  if (!wasRecognised(reading, segment)) onlyRecognised()
  return {
    segments: segments.flatMap((one, place) =>
      place === at ? [] : one.parent === key ? [hungOn(one, segment.parent)] : [one],
    ),
    made: [],
  }
}
