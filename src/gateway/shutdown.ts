import { log } from '@/shared/log'

const stepDeadlineMs = 15_000

export type Shutdown = {
  /** To be called when something has started; what started last is stopped first. */
  add: (name: string, stop: () => unknown) => void
  /** Stops everything and ends the process. A second call ends it at once: somebody is impatient. */
  run: (end: { exitCode: number }) => Promise<void>
}

/** Ends a process in order: each part in the opposite order of its start, none for longer than a quarter of a minute. */
export function createShutdown({
  exit = (code: number) => process.exit(code),
}: { exit?: (code: number) => void } = {}): Shutdown {
  const parts: { name: string; stop: () => unknown }[] = []
  let running = false
  return {
    add: (name, stop) => parts.push({ name, stop }),
    run: async ({ exitCode }) => {
      if (running) {
        log.warn('ended before everything was stopped')
        exit(exitCode || 130)
        return
      }
      running = true
      let code = exitCode
      for (const { name, stop } of parts.splice(0).reverse()) {
        try {
          await withDeadline(stop)
        } catch (error) {
          log.error({ err: error, part: name }, 'did not stop in order')
          code ||= 1
        }
      }
      exit(code)
    },
  }
}

async function withDeadline(stop: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`still running after ${stepDeadlineMs / 1000} s`)), stepDeadlineMs)
  })
  try {
    await Promise.race([stop(), late])
  } finally {
    clearTimeout(timer)
  }
}
