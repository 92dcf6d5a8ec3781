import type { Codes, Operators } from '../walk-operators'
import { readContent } from './content'
import type { RawObjects } from './objects'
import { isReference, nameOf, type Dictionary, type Value } from './values'

/** Kinds of drawing in pdf.js's path data. */
const [MOVE, LINE, CURVE, SHUT] = [0, 1, 2, 4]
const DEEPEST_FORM = 12
/** Operators of a page, where a form counts as a hundred: what is nested may multiply without end. */
const MOST = 1_000_000
const FORM = 100

/** Operators that end a path, as pdf.js names them. */
const paints: Record<string, string> = {
  f: 'fill',
  F: 'fill',
  'f*': 'eoFill',
  S: 'stroke',
  s: 'closeStroke',
  B: 'fillStroke',
  'B*': 'eoFillStroke',
  b: 'closeFillStroke',
  'b*': 'closeEOFillStroke',
}

/** `fonts` are the names of those that text is shown in, in the order in which they come. */
export type PageContent = { operators: Operators; fonts: string[] }

/**
 * What a page draws beside its text, in the form of pdf.js's list of operators, read from the page's own content. pdf.js
 * goes through fonts, letters and images as well, which costs more than the text itself. Null where the content is not
 * plain enough; pdf.js reads it then.
 */
export function pageContent(objects: RawObjects, page: number, codes: Codes): PageContent | null {
  const dictionary = objects.dictionaryOf({ reference: page })
  if (!dictionary || nameOf(objects.resolve(dictionary.entries.get('Type'))) !== 'Page') return null
  const contents = dictionary.entries.get('Contents')
  const list = objects.resolve(contents)
  const parts = Array.isArray(list) ? list : contents === undefined ? [] : [contents]
  const streams = parts.map((part) => objects.streamOf(part))
  if (streams.some((stream) => stream === null)) return null
  const operators: Operators = { fnArray: [], argsArray: [] }
  const content = Buffer.concat(streams.flatMap((stream) => [stream ?? Buffer.alloc(0), Buffer.from('\n')]))
  const resources = objects.dictionaryOf(inherited(dictionary, 'Resources', objects))
  const fonts = new Map<Value | undefined, string>()
  const work = {
    content,
    resources,
    objects,
    codes,
    operators,
    fonts,
    font: undefined,
    depth: 0,
    spent: { operators: 0 },
  }
  return run(work) ? { operators, fonts: [...fonts.values()] } : null
}

function inherited(page: Dictionary, key: string, objects: RawObjects): Value | undefined {
  let at: Dictionary | undefined = page
  for (let depth = 0; at && depth < 50; depth += 1) {
    const own = at.entries.get(key)
    if (own !== undefined) return own
    at = objects.dictionaryOf(at.entries.get('Parent'))
  }
  return undefined
}

type Run = {
  content: Buffer
  resources: Dictionary | undefined
  objects: RawObjects
  codes: Codes
  operators: Operators
  /** Fonts that showed text, by their object's number where it has one. */
  fonts: Map<Value | undefined, string>
  font: Value | undefined
  depth: number
  spent: { operators: number }
}

function run(work: Run): boolean {
  const { content, resources, objects, codes, operators, depth } = work
  const add = (code: string, args: unknown[]) => {
    work.spent.operators += 1
    if (work.spent.operators > MOST) {
      understood = false
      return
    }
    operators.fnArray.push(codes[code] ?? -1)
    operators.argsArray.push(args)
  }
  const painted = objects.dictionaryOf(resources?.entries.get('XObject'))
  const known = objects.dictionaryOf(resources?.entries.get('Font'))
  const kept: (Value | undefined)[] = []
  let { font } = work
  let path: number[] = []
  let [x, y] = [0, 0]
  let understood = true
  const show = () => {
    const id = isReference(font) ? font.reference : font
    if (!work.fonts.has(id)) work.fonts.set(id, fontName(font, objects))
  }
  const paint = (name: string) => {
    const value = painted?.entries.get(name)
    const found = objects.dictionaryOf(value)
    const kind = nameOf(objects.resolve(found?.entries.get('Subtype')))
    if (!found || !isReference(value)) return
    if (kind === 'Image') {
      if (objects.resolve(found.entries.get('ImageMask')) !== true) add('paintImageXObject', [name])
      return
    }
    if (kind !== 'Form') return
    work.spent.operators += FORM
    const inner = depth < DEEPEST_FORM && understood && work.spent.operators < MOST ? objects.streamOf(value) : null
    if (!inner) {
      understood = false
      return
    }
    const matrix = objects.resolve(found.entries.get('Matrix'))
    add('paintFormXObjectBegin', [Array.isArray(matrix) ? matrix.map((one) => Number(objects.resolve(one))) : null])
    const own = objects.dictionaryOf(found.entries.get('Resources')) ?? resources
    understood &&= run({ ...work, content: inner, resources: own, font, depth: depth + 1 })
    add('paintFormXObjectEnd', [])
  }
  const read = readContent(content, (operator, numbers, name) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
    switch (operator) {
      case 'q':
        kept.push(font)
        add('save', [])
        break
      case 'Q':
        if (kept.length > 0) font = kept.pop()
        add('restore', [])
        break
      case 'Tf':
        font = known?.entries.get(name)
        break
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        show()
        break
      case 'cm':
        add('transform', [a, b, c, d, e, f])
        break
      case 'm':
        path.push(MOVE, a, b)
        break
      case 'l':
        path.push(LINE, a, b)
        break
      case 'c':
        path.push(CURVE, a, b, c, d, e, f)
        break
      case 'v':
        path.push(CURVE, x, y, a, b, c, d)
        break
      case 'y':
        path.push(CURVE, a, b, c, d, c, d)
        break
      case 're':
        path.push(MOVE, a, b)
        if (c === 0 || d === 0) path.push(LINE, a + c, b + d, SHUT)
        else path.push(LINE, a + c, b, LINE, a + c, b + d, LINE, a, b + d, SHUT)
        break
      case 'h':
        path.push(SHUT)
        break
      case 'n':
        path = []
        break
      case 'Do':
        paint(name)
        break
      default: {
        const how = paints[operator]
        if (how === undefined) return
        if (path.length > 0) add('constructPath', [codes[how], [path]])
        path = []
      }
    }
    if (numbers.length > 1) [x, y] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0]
  })
  return read && understood
}

function fontName(font: Value | undefined, objects: RawObjects): string {
  const entries = objects.dictionaryOf(font)?.entries
  const within = objects.resolve(entries?.get('DescendantFonts'))
  const inner = Array.isArray(within) ? objects.dictionaryOf(within[0])?.entries : undefined
  const described = objects.dictionaryOf((inner ?? entries)?.get('FontDescriptor'))?.entries.get('FontName')
  return nameOf(objects.resolve(described ?? entries?.get('BaseFont'))) ?? ''
}
