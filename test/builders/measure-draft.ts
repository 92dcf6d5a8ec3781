import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { callsAtOnce } from '@/systems/generation/pipeline/write-lessons'
import { modelProvider } from '@/systems/generation/providers/model'
import { pacedModel } from '../fakes/paced-model'
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
  const llm = pacedModel({ seed, millisecondsALetter: MILLISECONDS_A_LETTER, sleep: clock.sleep })
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
  // Parts of a long SOP are planned side by side.
  const plan = Math.max(...of('objectives')) + Math.max(...of('outline'))
  const critical = plan + Math.max(...of('lesson', 'exercises'))
  const work = sum(llm.calls.map(({ milliseconds }) => milliseconds))
  const atOnce = callsAtOnce(planned * 2)
  const bound = Math.max(critical, work / atOnce)
  // Nothing can be written before it is planned: no order of the calls is quicker than this.
  const reachable = Math.max(critical, plan + sum(of('lesson', 'exercises')) / atOnce)
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
  }
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
