import { PostgresBackend } from '@agendajs/postgres-backend'

import { defineQueueBackend, type QueueBackend } from './queue-backend'

/** Agenda's documents in the product's own database (table `agenda_jobs`, made by the migrations). */
export function postgresQueue(): QueueBackend {
  return defineQueueBackend({
    name: 'postgres',
    async open({ pool }) {
      // Notifications go over our own connection, which comes back after any outage; Agenda's gives up after ten tries.
      const backend = new PostgresBackend({
        pool,
        tableName: 'agenda_jobs',
        ensureSchema: false,
        disableNotifications: true,
      })
      await backend.repository.connect()
      return { backend, close: () => backend.disconnect() }
    },
  })
}
