import { refuse } from '../errors'

/** Documents of people nest a few dozen levels; what is deeper is made to exhaust the programs that read it. */
const deepest = 400
const TAG = /<(\/?)([A-Za-z][\w:.-]*)([^<>]*)>/g
/** Elements of HTML that end by themselves, or may be left open. */
const LOOSE = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot colgroup option optgroup html head body'.split(
    ' ',
  ),
)

/** Refuses markup that is nested beyond reason, before a tree is made of it. @throws sop.too-deep (400) */
export function assertShallow(markup: string, { html = false } = {}): void {
  let depth = 0
  for (const [, closing, name = '', rest = ''] of markup.matchAll(TAG)) {
    if (rest.endsWith('/') || (html && LOOSE.has(name.toLowerCase()))) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) throw refuse('sop.too-deep', { depth })
  }
}
