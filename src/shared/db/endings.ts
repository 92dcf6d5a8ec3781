import { log } from '@/shared/log'

/** How a transaction ended. `unknown`: the connection was lost while it was being committed. */
export type Ending = 'committed' | 'rolled-back' | 'unknown'
type Work = (ending: Ending) => Promise<void>

// Server and pages are two bundles with one database between them: whoever ends a transaction has to know what waits for it.
const place = Symbol.for('coursewright.after-transactions')
const shared = globalThis as { [place]?: Map<number | string, Work[]> }
const waiting = (shared[place] ??= new Map())

/** Transactions have names of their own (Payload gives each a UUID), so that one map serves every database. */
export function atTheEndOf(id: number | string, work: Work): void {
  waiting.set(id, [...(waiting.get(id) ?? []), work])
}

/** Runs what waits for a transaction, once. Nothing can be taken back any more, so that what fails is only told. */
export async function end(id: number | string, ending: Ending): Promise<void> {
  const works = waiting.get(id) ?? []
  waiting.delete(id)
  for (const work of works) {
    try {
      await work(ending)
    } catch (error) {
      log.error({ err: error, ending }, 'what was to follow a transaction failed')
    }
  }
}
