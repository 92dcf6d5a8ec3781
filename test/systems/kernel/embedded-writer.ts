/** A process with the embedded database on disk: it writes rows one after the other and says each number once it is acknowledged. */
import pg from 'pg'

import { startEmbeddedDatabase } from '@/shared/embedded-database'

const [dataDir = ''] = process.argv.slice(2)

try {
  const { connectionString } = await startEmbeddedDatabase({ dataDir })
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('create table if not exists written (n serial primary key)')
  process.stdout.write('started\n')
  for (;;) {
    const { rows } = await client.query<{ n: number }>('insert into written default values returning n')
    process.stdout.write(`${rows[0]?.n}\n`)
  }
} catch (error) {
  process.stdout.write(`refused: ${(error as { code?: string }).code}\n`)
  process.exit(1)
}
