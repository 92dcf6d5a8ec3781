export type VirtualClock = { now: () => number; sleep: (milliseconds: number) => Promise<void> }

/**
 * Time that passes only when nobody works: it jumps to the next sleeper as soon as the process has nothing else to do. For what
 * waits in this process alone; the same run takes the same time on every machine.
 */
export function virtualClock(): VirtualClock {
  let now = 0
  let quiet = 0
  let pumping = false
  const sleepers: { at: number; wake: () => void }[] = []
  const pump = () => {
    quiet += 1
    // A few empty turns of the event loop: promises that were waiting have gone on by then.
    if (quiet > 4) {
      quiet = 0
      sleepers.sort((a, b) => a.at - b.at)
      const next = sleepers.shift()
      if (next) {
        now = next.at
        next.wake()
      }
    }
    if (sleepers.length > 0) setImmediate(pump)
    else pumping = false
  }
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        quiet = 0
        sleepers.push({ at: now + milliseconds, wake })
        if (!pumping) setImmediate(pump)
        pumping = true
      }),
  }
}
