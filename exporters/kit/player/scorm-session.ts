import { findApi } from './scorm-api'

export type ScormNames = {
  object: 'API' | 'API_1484_11'
  initialize: string
  get: string
  set: string
  commit: string
  terminate: string
}

export type ScormSession = {
  get(element: string): string
  /** Must be taken: a refusal makes the next `commit` reject. */
  set(element: string, value: string | number): void
  /** Nice to have: LMSs differ in what they take, and a detail must not keep anybody from handing in. */
  offer(element: string, value: string | number): void
  /** Rejects when the LMS refused something since the last commit, or the commit itself. */
  commit(): Promise<void>
  commitNow(): boolean
  terminate(): void
}

/** Opens the session with the LMS; `null` where there is none, or it does not let us in. */
export function openScorm(names: ScormNames): ScormSession | null {
  const api = findApi(names.object)
  const call = (name: string, ...args: string[]) => api?.[name]?.(...args)
  if (!api || !isTrue(call(names.initialize, ''))) return null
  let open = true
  const refused = new Set<string>()
  const commitNow = () => {
    // `null` is what some LMSs answer while the page unloads; it is no refusal.
    const taken = !open || !isFalse(call(names.commit, ''))
    return taken
  }
  return {
    get: (element) => (open ? String(call(names.get, element) ?? '') : ''),
    set: (element, value) => {
      if (!open) return
      if (isFalse(call(names.set, element, String(value)))) refused.add(element)
      else refused.delete(element)
    },
    offer: (element, value) => {
      if (open) call(names.set, element, String(value))
    },
    commitNow,
    async commit() {
      if (!open) return
      const missing = [...refused]
      refused.clear()
      if (!commitNow() || missing.length) throw new Error(`The LMS did not take ${missing.join(', ') || 'the commit'}`)
    },
    terminate: () => {
      if (!open) return
      commitNow()
      call(names.terminate, '')
      open = false
    },
  }
}

function isTrue(answer: unknown): boolean {
  return String(answer) === 'true'
}

function isFalse(answer: unknown): boolean {
  return String(answer) === 'false'
}
