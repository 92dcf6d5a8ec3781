import type { AgendaBackend } from 'agenda'
import type { Pool } from 'pg'

/** Where Agenda keeps its documents. The state of the runs is in PostgreSQL with every backend. */
export type QueueBackend = {
  name: string
  /** Connects, so that a wrong address shows at start. `pool` is the kernel's PostgreSQL pool. */
  open(kernel: { pool: Pool }): Promise<{ backend: AgendaBackend; close(): Promise<void> }>
}

/** Types a backend. */
export function defineQueueBackend(backend: QueueBackend): QueueBackend {
  return backend
}
