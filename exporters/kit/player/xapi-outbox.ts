import type { Statement } from '@xapi/xapi'

export type StatementWithId = Statement & { id: string }

/** Statements on their way to an LRS: kept on the device until it has them, sent in order, never twice under one id. */
export function statementOutbox({ key, send }: { key: string; send(statements: StatementWithId[]): Promise<void> }) {
  const name = `coursewright:${key}:statements`
  const queue: StatementWithId[] = load(name)
  let running: Promise<void> | null = null

  const drain = async () => {
    while (queue.length) {
      const batch = queue.slice(0, 25)
      await send(batch)
      queue.splice(0, batch.length)
      store(name, queue)
    }
  }
  const flush = (): Promise<void> => {
    running ??= drain().finally(() => {
      running = null
    })
    return running
  }
  return {
    /** What an earlier visit left behind, taken out of the queue. */
    take(): StatementWithId[] {
      const left = queue.splice(0)
      store(name, queue)
      return left
    },
    add(...statements: StatementWithId[]) {
      queue.push(...statements)
      store(name, queue)
    },
    /** Rejects when the LRS could not be reached; what is left is sent next time. */
    async flush() {
      await flush()
      if (queue.length) await flush()
    },
    /** What has not arrived, for a last try while the page goes. */
    left: () => [...queue],
  }
}

function load(name: string): StatementWithId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(kept) ? (kept as StatementWithId[]) : []
  } catch {
    return []
  }
}

function store(name: string, queue: StatementWithId[]) {
  try {
    if (queue.length) localStorage.setItem(name, JSON.stringify(queue))
    else localStorage.removeItem(name)
  } catch {
    // No storage: the queue lives as long as the page.
  }
}
