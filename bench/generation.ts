/**
 * How well lessons are written side by side, and what is asked again. A model in this process takes as long as its answers are,
 * give or take a third, by a seed; the time passes on a clock of its own, so that the figures do not depend on the machine.
 * Printed: wall clock against max(critical path, work ÷ calls at once), and against the least that any order of the calls needs,
 * because nothing can be written before its part is planned; the mean of five seeds, and the worst ratio among them; the time to the first lesson that can be read, in times
 * of a lesson's call; the share of the input that stands at the beginning of every call, which services read from their caches;
 * the processor time of our own part, which comes on top; and the calls made again after one section of the SOP changed, beside
 * those it touches. Ends with 1 where a goal is missed.
 *
 *     node --conditions=production --import tsx bench/generation.ts
 */
import { measureDraft, measureRedraft } from '../test/builders/measure-draft'

const goals = { ratio: 1.15, first: 4, prefix: 0.7 }
const seeds = [1, 2, 3, 4, 5]
let missed = 0
const line = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
const judged = (value: number, isGood: boolean) => {
  if (!isGood) missed += 1
  return `${value.toFixed(2)}${isGood ? '' : ' (missed)'}`
}

line(
  'Lessons',
  'Calls',
  'At once',
  'Wall clock, s',
  'Bound, s',
  'Ratio',
  'Worst',
  'To what can be reached',
  'First lesson, call-times',
  'Prefix share',
  'Own work, s',
)
line(...Array<string>(11).fill('---'))
for (const lessons of [8, 20, 40]) {
  const before = process.cpuUsage()
  const drafts: Awaited<ReturnType<typeof measureDraft>>[] = []
  for (const seed of seeds) drafts.push(await measureDraft(lessons, seed))
  const { user, system } = process.cpuUsage(before)
  const mean = (of: (draft: (typeof drafts)[number]) => number) =>
    drafts.reduce((total, draft) => total + of(draft), 0) / drafts.length
  const ratio = mean(({ wall, bound }) => wall / bound)
  const worst = Math.max(...drafts.map(({ wall, bound }) => wall / bound))
  const [first, prefix] = [mean((draft) => draft.first), mean((draft) => draft.prefix)]
  const [calls, atOnce] = [mean((draft) => draft.calls), mean((draft) => draft.atOnce)]
  line(
    lessons,
    calls,
    atOnce,
    (mean(({ wall }) => wall) / 1000).toFixed(0),
    (mean(({ bound }) => bound) / 1000).toFixed(0),
    judged(ratio, ratio <= goals.ratio),
    worst.toFixed(2),
    mean(({ wall, reachable }) => wall / reachable).toFixed(2),
    judged(first, first <= goals.first),
    judged(prefix, prefix >= goals.prefix),
    ((user + system) / 1e6 / seeds.length).toFixed(1),
  )
}

console.log()
line('Lessons', 'Calls of the first draft', 'Made again', 'Touched by the change')
line('---', '---', '---', '---')
for (const lessons of [8, 20, 40]) {
  const { calls, again, touched } = await measureRedraft(lessons)
  if (again !== touched) missed += 1
  line(lessons, calls, `${String(again)}${again === touched ? '' : ' (missed)'}`, touched)
}
if (missed > 0) {
  console.error(`${String(missed)} goals are missed.`)
  process.exitCode = 1
}
