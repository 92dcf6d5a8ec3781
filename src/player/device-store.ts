import type { PlayerHost, PlayerState } from './types'

/** What is kept on the device until the host has it. */
type Kept = { state?: PlayerState; answers?: Record<string, Record<string, unknown>> }

/**
 * Puts a safety net under a host: state and answers are written to this device first and forgotten once they have
 * arrived. `key` must name learner and course version, as devices are shared. Where storage is switched off or full the
 * host works without the net. `keep`: there is nobody behind the host, so the state stays on the device.
 */
export function withDeviceNet({
  host,
  key,
  keep = false,
}: {
  host: PlayerHost
  key: string
  keep?: boolean
}): PlayerHost {
  if (keep) return { ...host, save: (state) => keepState(host, key, state) }
  const name = `coursewright:${key}`
  return {
    ...host,
    async save(state) {
      change(name, (kept) => ({ ...kept, state }))
      await host.save(state)
      change(name, (kept) => (kept.state?.at === state.at ? { ...kept, state: undefined } : kept))
    },
    async startAssessment() {
      const attempt = await host.startAssessment()
      const unsent = read(name).answers?.[attempt.attempt] ?? {}
      for (const [id, answer] of Object.entries(unsent)) await host.saveAnswer(attempt.attempt, id, answer)
      change(name, (kept) => ({ ...kept, answers: undefined }))
      return { ...attempt, answers: { ...attempt.answers, ...unsent } }
    },
    async saveAnswer(attempt, exerciseId, answer) {
      change(name, (kept) => withAnswer(kept, attempt, exerciseId, answer))
      await host.saveAnswer(attempt, exerciseId, answer)
      change(name, (kept) => withoutAnswer(kept, attempt, exerciseId, answer))
    },
  }
}

/** The state that never reached the host, if it is newer than the host's own. */
export function stateOnDevice({ key, stored }: { key: string; stored: PlayerState | null }): PlayerState | null {
  const { state } = read(`coursewright:${key}`)
  return state && (state.at ?? '') > (stored?.at ?? '') ? state : stored
}

async function keepState(host: PlayerHost, key: string, state: PlayerState) {
  change(`coursewright:${key}`, (kept) => ({ ...kept, state }))
  await host.save(state)
}

function withAnswer(kept: Kept, attempt: string, id: string, answer: unknown): Kept {
  return { ...kept, answers: { ...kept.answers, [attempt]: { ...kept.answers?.[attempt], [id]: answer } } }
}

function withoutAnswer(kept: Kept, attempt: string, id: string, answer: unknown): Kept {
  const { [id]: held, ...rest } = kept.answers?.[attempt] ?? {}
  return JSON.stringify(held) === JSON.stringify(answer)
    ? { ...kept, answers: { ...kept.answers, [attempt]: rest } }
    : kept
}

function change(name: string, next: (kept: Kept) => Kept) {
  const kept = next(read(name))
  const empty = !kept.state && Object.values(kept.answers ?? {}).every((answers) => !Object.keys(answers).length)
  const storage = storageOf()
  try {
    if (empty) storage?.removeItem(name)
    else storage?.setItem(name, JSON.stringify(kept))
  } catch {
    // A full storage only means that there is no net; the host is still asked.
  }
}

function read(name: string): Kept {
  try {
    return JSON.parse(storageOf()?.getItem(name) ?? '{}') as Kept
  } catch {
    return {}
  }
}

/** Reading `localStorage` itself throws where a browser forbids it to frames of other origins. */
function storageOf(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
