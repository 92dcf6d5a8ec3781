import { it } from '@jest/globals'

import { mongodbQueue, postgresQueue } from '@/shared/jobs'

import { describeQueueBackend } from './jobs.contract'

describeQueueBackend({ name: 'postgres', backend: () => postgresQueue() })

const mongodb = process.env.TEST_MONGODB_URL
if (mongodb) describeQueueBackend({ name: 'mongodb', backend: () => mongodbQueue({ url: mongodb }) })
else {
  process.stderr.write(
    'Left out: jobs on mongodb. Give TEST_MONGODB_URL, the address of a MongoDB server, to run them.\n',
  )
  it.skip('jobs on mongodb (needs TEST_MONGODB_URL)', () => undefined)
}
