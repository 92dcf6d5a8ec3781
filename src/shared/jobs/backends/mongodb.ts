import { defineQueueBackend, type QueueBackend } from './queue-backend'

/** Agenda's documents in MongoDB, collection `agendaJobs` of the database that `url` names. */
export function mongodbQueue({ url }: { url: string }): QueueBackend {
  return defineQueueBackend({
    name: 'mongodb',
    async open() {
      const { MongoBackend } = await import('@agendajs/mongo-backend')
      const backend = new MongoBackend({ address: url, options: { serverSelectionTimeoutMS: 10_000 } })
      await backend.connect()
      return { backend, close: () => backend.disconnect() }
    },
  })
}
