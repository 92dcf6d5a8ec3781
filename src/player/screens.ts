import type { LearnerBlock, LearnerLesson } from './types'

type TextBlock = Extract<LearnerBlock, { type: 'text' }>

/** One screen holds one idea: a step list with its introduction and warnings, a table, or one exercise. */
export type Screen = {
  /** What the idea is called, where the course says so; not among the blocks. */
  heading: { text: string; block: TextBlock; continued: boolean } | null
  blocks: LearnerBlock[]
}

/** How much one screen may carry; a step counts as one, and longer lists are cut. */
const room = 8
const longestList = 7

/**
 * Cuts a lesson into screens. Blocks that the course says are one idea stay together; where it does not say, an
 * introduction stays with what it introduces, and a warning with the steps it warns about. Step lists over seven are
 * cut into even parts that go on counting; an exercise stands alone.
 */
export function screensOf({ blocks }: Pick<LearnerLesson, 'blocks'>): Screen[] {
  const screens: Screen[] = []
  let open: LearnerBlock[] = []
  const close = () => {
    if (open.length) screens.push(screenOf(open, screens.at(-1)))
    open = []
  }
  for (const block of blocks.flatMap(cut)) {
    if (block.type === 'exercise') {
      close()
      screens.push({ heading: null, blocks: [block] })
      continue
    }
    const lead = open.every(({ type }) => type === 'text')
    if ((weigh([...open, block]) > room && !lead) || (!isOneIdea(open, block) && startsAnew(open, block))) close()
    open.push(block)
  }
  close()
  return screens
}

/** The words of a text that is nothing but a heading: `**Place water collection system**`. */
export function headingOf(block: LearnerBlock): string | null {
  return (block.type === 'text' && /^\*\*([^*]+)\*\*$/.exec(block.text.trim())?.[1]) || null
}

/** An idea that needs more than one screen keeps its heading. */
function screenOf(blocks: LearnerBlock[], before: Screen | undefined): Screen {
  const [first, ...rest] = blocks
  const text = first && headingOf(first)
  if (first?.type === 'text' && text) return { heading: { text, block: first, continued: false }, blocks: rest }
  const heading = before?.heading
  const goesOn = first?.idea !== undefined && heading?.block.idea === first.idea
  return { heading: heading && goesOn ? { ...heading, continued: true } : null, blocks }
}

function isOneIdea(open: LearnerBlock[], block: LearnerBlock): boolean {
  const last = open.at(-1)
  return last?.idea !== undefined && last.idea === block.idea
}

/** Minutes a screen takes, by its share of the lesson's weight. */
export function minutesLeft(lesson: Pick<LearnerLesson, 'blocks' | 'minutes'>, screens: Screen[], at: number): number {
  const whole = weigh(screens.flatMap((screen) => screen.blocks))
  const left = weigh(screens.slice(at).flatMap((screen) => screen.blocks))
  return whole ? Math.max(1, Math.round((lesson.minutes * left) / whole)) : lesson.minutes
}

function isMain({ type }: LearnerBlock): boolean {
  return type === 'steps' || type === 'table' || type === 'definitions'
}

/**
 * After the main matter of a screen, a text or another main block begins the next idea. Warnings belong to the steps
 * that follow them, not to a table.
 */
function startsAnew(open: LearnerBlock[], block: LearnerBlock): boolean {
  if (headingOf(block) !== null && open.length) return true
  if (open.some(isMain)) return isMain(block) || block.type === 'text'
  return isMain(block) && block.type !== 'steps' && open.some(({ type }) => type === 'callout')
}

function weigh(blocks: LearnerBlock[]): number {
  return blocks.reduce((sum, block) => sum + weight(block), 0)
}

function weight(block: LearnerBlock): number {
  switch (block.type) {
    case 'steps':
      return block.steps.length
    case 'definitions':
      return block.terms.length
    case 'table':
      return Math.max(3, block.rows.length)
    case 'text':
      return Math.max(1, Math.round(block.text.length / 240))
    case 'callout':
      return 1 + Math.max(1, Math.round(block.text.length / 240))
    case 'figure':
      return 3
    case 'exercise':
      return 3
  }
}

function cut(block: LearnerBlock): LearnerBlock[] {
  if (block.type === 'definitions') return even(block.terms, longestList).map((terms) => ({ ...block, terms }))
  if (block.type === 'table') return even(block.rows, 12).map((rows) => ({ ...block, rows }))
  if (block.type !== 'steps' || block.steps.some(({ choice }) => choice)) return [block]
  let from = 1
  return even(block.steps, longestList).map((steps) => {
    const part = { ...block, steps, from }
    from += steps.length
    return part
  })
}

/** As few parts as the limit allows, as even as can be: 8 become 4 and 4, not 7 and 1. */
function even<Item>(items: Item[], limit: number): Item[][] {
  const parts = Math.ceil(items.length / limit)
  const size = Math.ceil(items.length / parts)
  return Array.from({ length: parts }, (_, at) => items.slice(at * size, (at + 1) * size)).filter((part) => part.length)
}
