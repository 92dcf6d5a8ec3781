import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { callsAtOnce } from '@/systems/generation/pipeline/write-lessons'
import { modelProvider } from '@/systems/generation/providers/model'
import { pacedModel, type PacedCall } from '../fakes/paced-model'
import { virtualClock } from '../fakes/virtual-clock'
import { longSource } from './long-sop'

/** Letters of an answer that a model writes in a second, about eighty tokens. */
const MILLISECONDS_A_LETTER = 3

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)

/**
 * One draft by a model that takes its time, on a clock of its own. `wall`, `bound` and `reachable` in milliseconds; `first` in times of a
 * lesson's call; `prefix` the share of the input that the call before began with.
 */
export async function measureDraft(lessons: number, seed = 1) {
  const clock = virtualClock()
  const llm = pacedModel({ seed, millisecondsALetter: MILLISECONDS_A_LETTER, sleep: clock.sleep, now: clock.now })
  const provider = modelProvider({ name: 'paced', title: 'Paced', model: llm.model, llm: () => llm })
  let first = Number.NaN
  let planned = 0
  await generateCourse({
    sources: [await longSource(lessons)],
    provider,
    onProgress: ({ lessons: told }) => {
      if (!told) return
      planned = told.total
      if (Number.isNaN(first)) first = clock.now()
    },
  })
  const wall = clock.now()
  const of = (...tasks: string[]) =>
    llm.calls.filter(({ task }) => tasks.includes(task)).map(({ milliseconds }) => milliseconds)
  const chains = chainsOf(llm.calls)
  const critical = Math.max(...chains.map(({ milliseconds }) => milliseconds))
  const work = sum(llm.calls.map(({ milliseconds }) => milliseconds))
  const atOnce = callsAtOnce(planned * 2)
  const bound = Math.max(critical, work / atOnce)
  // Nothing can be written before the first part is planned, and until then only as many calls as there are parts are made.
  const parts = of('outline').length
  const idle = Math.max(0, atOnce - parts) * Math.min(...chains.map(({ plan }) => plan))
  const reachable = Math.max(critical, (work + idle) / atOnce)
  const callsOf = (task: string) => llm.calls.filter((call) => call.task === task)
  const letters = sum(llm.calls.map((call) => call.letters))
  const repeated = sum(llm.calls.map(({ prefix }, at) => (llm.calls[at - 1]?.prefix === prefix ? prefix.length : 0)))
  const [times, count] = [of('lesson'), of('lesson').length]
  return {
    planned,
    calls: llm.calls.length,
    wall,
    bound,
    reachable,
    atOnce,
    first: first / (sum(times) / count),
    prefix: repeated / letters,
    writingBegan: Math.min(...callsOf('lesson').map(({ began }) => began)),
    planningEnded: Math.max(...callsOf('outline').map(({ began, milliseconds }) => began + milliseconds)),
  }
}

/** Each lesson's and each question call with the calls it had to wait for: the objectives and the outline of its part. */
function chainsOf(calls: readonly PacedCall[]): { plan: number; milliseconds: number }[] {
  const plans = calls.filter(({ task }) => task === 'objectives' || task === 'outline')
  const written = calls.filter(({ task }) => task === 'lesson' || task === 'exercises')
  const factOf = ({ instruction }: PacedCall) => /\bf\d+\b/.exec(instruction)?.[0] ?? ''
  return written.map((call) => {
    // The only part names no facts.
    const own = plans.filter(({ part }) => part === null || part.includes(factOf(call)))
    const plan = sum(own.map(({ milliseconds }) => milliseconds))
    return { plan, milliseconds: plan + call.milliseconds }
  })
}

/** Calls of a draft, and of the next one after the words of one section changed. */
export async function measureRedraft(lessons: number) {
  const answers = new Map<string, Promise<unknown>>()
  const draft = async (changed: number) => {
    const llm = pacedModel()
    const provider = modelProvider({ name: 'paced', title: 'Paced', model: llm.model, llm: () => llm })
    await generateCourse({ sources: [await longSource(lessons, { changed })], provider, answers })
    return llm.calls
  }
  const calls = (await draft(-1)).length
  const again = (await draft(Math.floor(lessons / 2))).length
  // The objectives and the outline are about the whole; the lesson and its questions about the section.
  return { calls, again, touched: 2 + 2 }
}
