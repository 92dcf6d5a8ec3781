import type { Environment } from '@/shared/env'
import type { Logger } from '@/shared/log'
import type { Shutdown } from './shutdown'

const startDeadlineMs = 170_000

export type ProcessParts = { env: Environment; log: Logger; shutdown: Shutdown }

/**
 * The life of a process: reads the environment, starts, and stops in order on SIGTERM, SIGINT or an error that nobody
 * caught. What keeps it from starting is told in a sentence. A parent that asked for it (IPC) hears `ready`.
 */
export async function runProcess({
  name,
  start,
}: {
  name: string
  start: (parts: ProcessParts) => Promise<void>
}): Promise<void> {
  const tell = (error: unknown) => {
    // The message says what to do; the stack, at LOG_LEVEL=debug, is for those who mend the program.
    console.error(`\n${name} did not start. ${error instanceof Error ? error.message : String(error)}\n`)
  }
  // By itself and first: mistakes in the environment are a list for people, not a stack.
  const { env } = await import('@/shared/env').catch((error: unknown) => {
    tell(error)
    process.exit(1)
  })
  const { log } = await import('@/shared/log')
  const { createShutdown } = await import('./shutdown')
  const shutdown = createShutdown()

  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'a promise was rejected and nobody asked'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught; stopping')
    void shutdown.run({ exitCode: 1 })
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      void shutdown.run({ exitCode: 0 })
    })
  }
  const deadline = setTimeout(() => {
    log.fatal(`not started within ${startDeadlineMs / 1000} s`)
    process.exit(1)
  }, startDeadlineMs)
  try {
    await start({ env, log, shutdown })
    process.send?.('ready')
  } catch (error) {
    tell(error)
    log.debug({ err: error }, 'did not start')
    await shutdown.run({ exitCode: 1 })
  } finally {
    clearTimeout(deadline)
  }
}
