/**
 * The life of a run, as a table: from → to.
 * `retrying` waits for its next try, `dead` for a person (replay), `succeeded` and `cancelled` for nobody.
 */
export const moves = {
  queued: ['running', 'cancelled'],
  running: ['running', 'queued', 'retrying', 'succeeded', 'dead', 'cancelled'],
  retrying: ['running', 'cancelled'],
  dead: ['queued'],
  succeeded: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>

export type RunState = keyof typeof moves

/** States from which `to` may be reached, for `where state = any(...)`. */
export function statesBefore(to: RunState): RunState[] {
  return (Object.keys(moves) as RunState[]).filter((from) => (moves[from] as readonly RunState[]).includes(to))
}
