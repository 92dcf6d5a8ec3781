/** Typing is sent when it pauses, not at every key. */
const pause = 400
const retryAfter = [2_000, 5_000, 15_000, 30_000]

/**
 * What has to reach a host: the newest value of each key, one at a time in the order first put, tried again while the
 * connection is away. Sending starts in the same tick, so that a page that goes still gets a synchronous host served.
 */
export function sendingLine<Value>({
  send,
  onWaiting,
}: {
  send(key: string, value: Value): Promise<void>
  /** True when something could not be sent, false when everything has arrived. */
  onWaiting(waiting: boolean): void
}) {
  const unsent = new Map<string, Value>()
  let running: Promise<void> | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const drain = async () => {
    for (let next = [...unsent][0]; next; next = [...unsent][0]) {
      const [key, value] = next
      await send(key, value)
      // A value that changed on the way is sent again.
      if (unsent.get(key) === value) unsent.delete(key)
    }
  }
  const arrived = () => {
    failures = 0
    onWaiting(false)
  }
  const later = (error: unknown) => {
    onWaiting(true)
    timer = setTimeout(flush, retryAfter[Math.min(failures++, retryAfter.length - 1)])
    throw error
  }
  /** Resolves when everything has arrived; rejects when something could not be sent, which is then tried again. */
  const settle = (): Promise<void> => {
    clearTimeout(timer)
    running ??= drain()
      .then(arrived, later)
      .finally(() => {
        running = null
      })
    return running
  }
  /** Sends what waits, without telling how it went: `onWaiting` does. */
  function flush() {
    if (unsent.size) settle().catch(() => undefined)
  }
  return {
    settle,
    flush,
    put(key: string, value: Value, { now = false } = {}) {
      unsent.set(key, value)
      clearTimeout(timer)
      if (now) flush()
      else timer = setTimeout(flush, pause)
    },
    stop: () => clearTimeout(timer),
  }
}
