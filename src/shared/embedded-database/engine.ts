import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'

import { cutMessages, int32, message, rowTexts, type Message, type Status } from './messages'

export type Engine = {
  /** What the server says of itself to every client that connects (ParameterStatus messages). */
  greeting: Buffer
  /** Runs messages and returns the answers. Blocks the process meanwhile: PGlite runs on the calling thread. */
  run(bytes: Buffer): Message[]
  /** Runs one simple query of the bridge's own and returns its rows. @throws where the server refuses it. */
  query(text: string): (string | null)[][]
  /** Whether the session is idle, in a transaction, or in a failed one, as of its last answer. */
  readonly status: Status
  /** A tar of the data directory, for `snapshot`. */
  dump(): Promise<Blob>
  close(): Promise<void>
}

/** PGlite itself has failed, not a statement: nothing can be run any more. */
export class EngineFailure extends Error {
  constructor(cause: unknown) {
    super('PGlite has failed', { cause })
    this.name = 'EngineFailure'
  }
}

/** Opens PGlite with pgvector: in `dataDir`, or in memory, then optionally from a snapshot. */
export async function openEngine({ dataDir, snapshot }: { dataDir?: string; snapshot?: Blob }): Promise<Engine> {
  const db = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    extensions: { vector },
  })
  let status: Status = 'I'
  let chunks: Buffer[] = []

  const collect = (): Message[] => {
    const { messages, rest } = cutMessages(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    chunks = []
    if (rest.length > 0) throw new Error('the embedded database ended in the middle of an answer')
    const ready = messages.findLast(({ type }) => type === 'Z')
    if (ready) status = String.fromCharCode(ready.bytes[5] as number) as Status
    return messages
  }

  // The streaming call sets where answers go for all raw calls after it; the others parse every answer and keep it.
  // A chunk is a view into memory that the next answer overwrites.
  const startup = message('', int32(196_608), 'user', 'postgres', 'database', 'postgres', Buffer.from([0]))
  await db.execProtocolRawStream(startup, { syncToFs: false, onRawData: (chunk) => chunks.push(Buffer.from(chunk)) })
  const greeting = collect()

  const run = (bytes: Buffer): Message[] => {
    chunks = []
    try {
      db.execProtocolRawSync(bytes)
      return collect()
    } catch (error) {
      throw new EngineFailure(error)
    }
  }
  return {
    greeting: Buffer.concat(greeting.filter(({ type }) => type === 'S').map(({ bytes }) => bytes)),
    run,
    query(text) {
      const answers = run(message('Q', text))
      const refusal = answers.find(({ type }) => type === 'E')
      if (refusal)
        throw new Error(
          `the embedded database refused “${text}”: ${refusal.bytes.toString('utf8', 5).replaceAll('\0', ' ')}`,
        )
      return answers.filter(({ type }) => type === 'D').map(({ bytes }) => rowTexts(bytes))
    },
    get status() {
      return status
    },
    dump: () => db.dumpDataDir('none'),
    close: () => db.close(),
  }
}
