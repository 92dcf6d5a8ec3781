import type { Doubt, Segment } from '../model'

const PLACEHOLDER =
  /\{\{[^}]*\}?\}?|\{%[^%]*%\}|\[(?:your |insert |add |enter )?(?:date|name|names|phone(?: number)?|number|address|company(?: name)?|organi[sz]ation|title|department|email|reference(?: number)?|version|signature|location|[A-Z][A-Z_ ]{2,})\]|\b(?:SOP|SIP|DOC|WI|FRM|QA)(?:-[A-Z]{2,})?-(?:X{2,}|x{2,}|0{3,})\b|\b(?:TODO|TBD|FIXME)\b|\bX{3,}\b|IRMXXX|_{5,}|<(?:insert|enter|name|date)[^<>]{0,80}>|lorem ipsum|\bfiguur x[A-Z]?\b/i
const INJECTION =
  /\b(?:ignore|disregard|forget(?!\s+to\b))\b[^.]{0,40}\b(?:previous|prior|above|all|any|system|your)\b[^.]{0,30}\b(?:instructions?|rules?|prompts?)\b|\bsystem prompt\b|\byou are (?:now )?(?:an?|the) (?:ai|assistant|language model|chatbot)\b/i
const LONG = 1800
const MANY = 12

/** What the author should look at before the parse is used. */
export function findDoubts(segments: Segment[], figures: number): Doubt[] {
  return [
    ...placeholders(segments),
    ...segments
      .filter((segment) => INJECTION.test(segment.text))
      .map((segment) =>
        at(
          segment,
          'instruction-to-software',
          'This passage speaks to software, not to people. It is kept as quoted text and obeyed by nobody; remove it if it does not belong here.',
        ),
      ),
    ...segments
      .filter((segment) => segment.text.length > LONG)
      .map((segment) =>
        at(
          segment,
          'long-passage',
          `This passage has ${segment.text.length} characters without a break; check that no list or heading was lost in it.`,
        ),
      ),
    ...segments
      .filter((segment) => /\uFFFD/.test(segment.text) || (segment.text.match(/[\uE000-\uF8FF]/g)?.length ?? 0) > 2)
      .map((segment) =>
        at(segment, 'unreadable-signs', 'Some signs of this passage could not be read; compare it with the original.'),
      ),
    ...segments
      // Overrides of direction show letters in another order than they are in: nobody needs them in a document.
      .filter((segment) => /[\u202D\u202E]/.test(segment.text))
      .map((segment) =>
        at(
          segment,
          'reversed-text',
          'This passage holds signs that make it look different from what it says. Compare it with the original, letter by letter.',
        ),
      ),
    ...numberingGaps(segments),
    ...(figures > 0
      ? [
          {
            code: 'figures',
            message: `The document holds ${figures} pictures. What they show is not read: check that no step is told by a picture alone.`,
          },
        ]
      : []),
    ...(segments.some((segment) => segment.kind === 'heading')
      ? []
      : [
          {
            code: 'no-headings',
            message:
              'No headings were found, so the course cannot follow chapters. Check whether headings are only larger or bold text in the original.',
          },
        ]),
  ]
}

const at = (segment: Segment, code: string, message: string): Doubt => ({
  code,
  message,
  segment: segment.key,
  ...(segment.page === undefined ? {} : { page: segment.page }),
})

/** `Step 4` followed by `Step 6`: a step was lost, or the document counts wrongly. */
function numberingGaps(segments: Segment[]): Doubt[] {
  const doubts: Doubt[] = []
  let last = 0
  for (const segment of segments) {
    const number =
      segment.kind === 'step'
        ? Number(/^(?:step|stap|schritt|étape|paso)\s+(\d+)/i.exec(segment.marker ?? '')?.[1] ?? Number.NaN)
        : Number.NaN
    if (Number.isNaN(number)) continue
    if (last > 0 && number > last + 1) {
      doubts.push(
        at(
          segment,
          'numbering-gap',
          `Step ${number} follows step ${last}: is a step missing, or was it not recognised?`,
        ),
      )
    }
    last = number
  }
  return doubts
}

/** One doubt for each distinct placeholder, at its first place. */
function placeholders(segments: Segment[]): Doubt[] {
  const found = new Map<string, Segment[]>()
  for (const segment of segments) {
    const printed = PLACEHOLDER.exec(segment.text)?.[0].slice(0, 60)
    if (printed) found.set(printed, [...(found.get(printed) ?? []), segment])
  }
  const doubts = [...found].flatMap(([printed, places]) => {
    const times = places.length > 1 ? `, and in ${places.length - 1} more places` : ''
    return places
      .slice(0, 1)
      .map((segment) =>
        at(
          segment,
          'placeholder',
          `A placeholder is not filled in here${times}: "${printed}". Fill it in at the source, or leave it out of the course.`,
        ),
      )
  })
  if (doubts.length <= MANY) return doubts
  return [
    ...doubts.slice(0, MANY),
    {
      code: 'placeholder',
      message: `${doubts.length - MANY} more kinds of placeholders are not filled in: this looks like a template.`,
    },
  ]
}
