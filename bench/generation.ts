/**
 * How well lessons are written side by side, and what is asked again. A model in this process takes as long as its answers are,
 * give or take a third, by a seed; the time passes on a clock of its own, so that the figures do not depend on the machine.
 * Printed: wall clock against max(critical path, work ÷ calls at once), and against the least that any order of the calls needs,
 * because nothing can be written before it is planned; the time to the first lesson that can be read, in times
 * of a lesson's call; the share of the input that stands at the beginning of every call, which services read from their caches;
 * the processor time of our own part, which comes on top; and the calls made again after one section of the SOP changed, beside
 * those it touches. Ends with 1 where a goal is missed.
 *
 *     node --conditions=production --import tsx bench/generation.ts
 */
import { measureDraft, measureRedraft } from '../test/builders/measure-draft'

const goals = { ratio: 1.15, first: 4, prefix: 0.7 }
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
  'To what can be reached',
  'First lesson, call-times',
  'Prefix share',
  'Own work, s',
)
line('---', '---', '---', '---', '---', '---', '---', '---', '---', '---')
for (const lessons of [8, 20, 40]) {
  const before = process.cpuUsage()
  const { calls, atOnce, wall, bound, reachable, first, prefix } = await measureDraft(lessons)
  const { user, system } = process.cpuUsage(before)
  line(
    lessons,
    calls,
    atOnce,
    (wall / 1000).toFixed(0),
    (bound / 1000).toFixed(0),
    judged(wall / bound, wall / bound <= goals.ratio),
    (wall / reachable).toFixed(2),
    judged(first, first <= goals.first),
    judged(prefix, prefix >= goals.prefix),
    ((user + system) / 1e6).toFixed(1),
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
