import { connect, type Socket } from 'node:net'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'

import { startEmbeddedDatabase, type EmbeddedDatabase } from '.'
import { cutMessages, int32, message, type Message } from './messages'

let database: EmbeddedDatabase
const open: { end(): Promise<void> }[] = []

beforeAll(async () => {
  database = await startEmbeddedDatabase({ idleLimitSeconds: 1 })
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.end().catch(() => undefined)))
})

afterAll(() => database.close())

async function client(): Promise<pg.Client> {
  const one = new pg.Client({ connectionString: database.connectionString })
  one.on('error', () => undefined)
  await one.connect()
  open.push(one)
  return one
}

describe('the embedded database', () => {
  it('keeps parallel transactions apart, and rolls back those that fail without a trace', async () => {
    const pool = new pg.Pool({ connectionString: database.connectionString, max: 20 })
    open.push(pool)
    await pool.query('create table notes (worker int, step int)')
    const work = async (worker: number) => {
      const one = await pool.connect()
      try {
        await one.query('begin')
        for (let step = 0; step < 5; step += 1) {
          await one.query('insert into notes values ($1, $2)', [worker, step])
          const { rows } = await one.query('select count(*)::int as mine from notes where worker = $1', [worker])
          expect(rows[0]).toEqual({ mine: step + 1 })
        }
        await one.query(worker % 2 === 0 ? 'commit' : 'rollback')
      } finally {
        one.release()
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, worker) => work(worker)))
    const { rows } = await pool.query('select count(*)::int as total, bool_and(worker % 2 = 0) as even from notes')
    expect(rows[0]).toEqual({ total: 50, even: true })
  })

  it('rolls back what a connection left open when it died, and lets the next one go on', async () => {
    const one = await client()
    await one.query('create table left_behind (id int)')
    await one.query('begin')
    await one.query('insert into left_behind values (1)')
    const two = await client()
    const waiting = two.query('select count(*)::int as n from left_behind')
    socketOf(one).destroy()
    expect((await waiting).rows[0]).toEqual({ n: 0 })
  })

  it('brings a notification to those who listen on its channel and to nobody else', async () => {
    const [a, b, c, teller] = [await client(), await client(), await client(), await client()]
    const heard: string[] = []
    a.on('notification', ({ payload }) => heard.push(`a:${payload}`))
    b.on('notification', ({ payload }) => heard.push(`b:${payload}`))
    c.on('notification', ({ payload }) => heard.push(`c:${payload}`))
    await a.query('listen "Some:Channel"')
    await b.query('LISTEN "Some:Channel"')
    await c.query('listen other')
    await teller.query(`select pg_notify('Some:Channel', $1)`, ['1'])
    await a.query('unlisten "Some:Channel"')
    await teller.query('begin')
    await teller.query(`notify "Some:Channel", '2'`)
    await teller.query('rollback')
    await teller.query(`notify "Some:Channel", '3'`)
    await Promise.all([a, b, c].map((one) => one.query('select 1')))
    expect(heard.sort()).toEqual(['a:1', 'b:1', 'b:3'])
  })

  it('keeps statements of one name apart, also when another connection drops all of them', async () => {
    const [a, b] = [await client(), await client()]
    const named = (text: string) => ({ name: 'same', text })
    expect((await a.query(named('select 1 as x'))).rows).toEqual([{ x: 1 }])
    expect((await b.query(named(`select 'two' as y`))).rows).toEqual([{ y: 'two' }])
    expect((await a.query(named('select 1 as x'))).rows).toEqual([{ x: 1 }])
    await b.query('deallocate all')
    expect((await a.query(named('select 1 as x'))).rows).toEqual([{ x: 1 }])
  })

  it('keeps an unnamed statement for its connection while others take their turns', async () => {
    const [a, b] = [await rawClient(), await rawClient()]
    await a.ask(parse('', `select 'from a'`), message('S'))
    await b.ask(parse('', `select 'from b'`), message('S'))
    expect(rowsOf(await a.ask(bind(''), execute(), message('S')))).toEqual(['from a'])
    expect(rowsOf(await b.ask(bind(''), execute(), message('S')))).toEqual(['from b'])
  })

  it('keeps the settings of a session to itself', async () => {
    const [a, b] = [await client(), await client()]
    await a.query(`set time zone 'Asia/Tokyo'`)
    await b.query(`select set_config('work_mem', '8MB', false)`)
    const zone = async (one: pg.Client) => (await one.query<{ TimeZone: string }>('show time zone')).rows[0]?.TimeZone
    const memory = async (one: pg.Client) => (await one.query<{ work_mem: string }>('show work_mem')).rows[0]?.work_mem
    expect([await zone(a), await zone(b), await zone(a)]).toEqual(['Asia/Tokyo', 'UTC', 'Asia/Tokyo'])
    expect([await memory(a), await memory(b)]).toEqual(['4MB', '8MB'])
    await a.query('begin')
    await a.query(`set local time zone 'Europe/Paris'`)
    expect(await zone(a)).toBe('Europe/Paris')
    await a.query('commit')
    expect([await zone(a), await zone(b)]).toEqual(['Asia/Tokyo', 'UTC'])
  })

  it('copies in and out, and takes back a copy that the client gives up', async () => {
    const one = await client()
    await one.query('create table copied (a int, b text)')
    await copyIn(one, 'copy copied from stdin', ['1\tone\n', '2\ttwo\n'])
    await expect(copyIn(one, 'copy copied from stdin', ['3\tthree\n'], 'changed my mind')).rejects.toThrow(
      /changed my mind/,
    )
    await expect(copyIn(one, 'copy nowhere from stdin', ['3\tthree\n'])).rejects.toThrow(/nowhere/)
    expect((await one.query('select * from copied order by a')).rows).toEqual([
      { a: 1, b: 'one' },
      { a: 2, b: 'two' },
    ])
    expect(await copyOut(one, 'copy copied to stdout')).toBe('1\tone\n2\ttwo\n')
    const raw = await rawClient()
    await raw.ask(
      parse('cp', 'copy copied from stdin'),
      message('B', '', 'cp', Buffer.alloc(6)),
      execute(),
      message('H'),
    )
    await raw.ask(message('d', Buffer.from('4\tfour\n')), message('c'), message('S'))
    expect((await one.query('select count(*)::int as n from copied')).rows).toEqual([{ n: 3 }])
  })

  it('carries messages of 32 MB in both directions', async () => {
    const one = await client()
    const large = 'x'.repeat(32 * 1024 * 1024)
    const { rows } = await one.query<{ back: string }>('select $1::text as back', [large])
    expect(rows[0]?.back.length).toBe(large.length)
  })

  it('carries results of hundreds of thousands of rows', async () => {
    const one = await client()
    const { rows } = await one.query<{ n: number }>('select n from generate_series(1, 300000) as n')
    expect(rows.length).toBe(300_000)
  })

  it('ends a connection that does not speak the protocol, and nobody else notices', async () => {
    const [neighbour, raw] = [await client(), await rawClient()]
    const ended = raw.ended()
    void raw.ask(message('B', Buffer.from('no end of text')), message('S'))
    await ended
    expect((await neighbour.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('answers a pipeline with an error in its middle as PostgreSQL does: the rest of the batch is skipped, the next one runs', async () => {
    const raw = await rawClient()
    const step = (text: string) => [parse('', text), bind(''), execute()]
    const answers = await raw.ask(
      ...step(`select 'first'`),
      ...step('select no_such_column'),
      ...step(`select 'skipped'`),
      message('S'),
      ...step(`select 'next batch'`),
      message('S'),
    )
    expect(rowsOf(answers)).toEqual(['first', 'next batch'])
    expect(answers.map(({ type }) => type).join('')).toBe('12DCEZ12DCZ')
  })

  it('ends the wait of a statement that is cancelled, and the connection works on', async () => {
    const [holder, waiter] = [await client(), await client()]
    await holder.query('begin')
    const waiting = waiter.query('select 1')
    const refused = expect(waiting).rejects.toMatchObject({ code: '57014' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { processID, secretKey } = waiter as unknown as { processID: number; secretKey: number }
    const other = await rawSocket()
    other.write(message('', int32(80_877_102), int32(processID), int32(secretKey)))
    await refused
    await holder.query('commit')
    expect((await waiter.query('select 2 as two')).rows).toEqual([{ two: 2 }])
  })

  it('ends a connection that holds a transaction open without a word while others wait', async () => {
    const [holder, waiter] = [await client(), await client()]
    const ended = new Promise<pg.DatabaseError>((resolve) => holder.on('error', resolve as (error: Error) => void))
    await holder.query('create table held (id int)')
    await holder.query('begin')
    await holder.query('insert into held values (1)')
    expect((await waiter.query('select count(*)::int as n from held')).rows).toEqual([{ n: 0 }])
    expect((await ended).code).toBe('25P03')
  })

  it('starts from a dump of another with everything in it', async () => {
    const first = await startEmbeddedDatabase()
    const writer = new pg.Client({ connectionString: first.connectionString })
    await writer.connect()
    await writer.query('create extension if not exists vector')
    await writer.query(`create table kept as select 7 as id, '[1,2]'::vector as v`)
    await writer.end()
    const dump = await first.dumpDataDir()
    await first.close()
    const second = await startEmbeddedDatabase({ loadDataDir: dump })
    const reader = new pg.Client({ connectionString: second.connectionString })
    await reader.connect()
    expect((await reader.query(`select id, v <-> '[1,3]' as distance from kept`)).rows).toEqual([
      { id: 7, distance: 1 },
    ])
    await reader.end()
    await second.close()
  })
})

function socketOf(one: pg.Client): Socket {
  return (one as unknown as { connection: { stream: Socket } }).connection.stream
}

function parse(name: string, text: string): Buffer {
  return message('P', name, text, Buffer.alloc(2))
}

function bind(name: string): Buffer {
  return message('B', '', name, Buffer.alloc(6))
}

function execute(): Buffer {
  return message('E', '', int32(0))
}

function rowsOf(answers: Message[]): string[] {
  return answers.filter(({ type }) => type === 'D').map(({ bytes }) => bytes.toString('utf8', 11))
}

function rawSocket(): Promise<Socket> {
  const { hostname } = new URL(database.connectionString)
  const socket = connect(`${decodeURIComponent(hostname)}/.s.PGSQL.5432`)
  open.push({ end: () => Promise.resolve(void socket.destroy()) })
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)))
}

/** Speaks the protocol bare, for what node-postgres never sends. Each `ask` resolves after as many answers as it holds Sync or Flush. */
async function rawClient(): Promise<{ ask(...messages: Buffer[]): Promise<Message[]>; ended(): Promise<void> }> {
  const socket = await rawSocket()
  let rest: Buffer = Buffer.alloc(0)
  let heard: Message[] = []
  let check = () => {}
  socket.on('data', (chunk: Buffer) => {
    const cut = cutMessages(Buffer.concat([rest, chunk]))
    rest = cut.rest
    heard.push(...cut.messages)
    check()
  })
  const hear = (readies: number, type: string) =>
    new Promise<Message[]>((resolve) => {
      check = () => {
        if (heard.filter((one) => one.type === type).length < readies) return
        resolve(heard)
        heard = []
      }
    })
  const greeted = hear(1, 'Z')
  socket.write(message('', int32(196_608), 'user', 'postgres', Buffer.from([0])))
  await greeted
  return {
    ask(...messages) {
      const syncs = messages.filter((one) => one[0] === 'S'.charCodeAt(0)).length
      const answer = syncs > 0 ? hear(syncs, 'Z') : hear(1, 'G')
      socket.write(Buffer.concat(messages))
      return answer
    },
    ended: () => new Promise((resolve) => socket.once('close', () => resolve())),
  }
}

type CopyConnection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

function copyIn(one: pg.Client, text: string, chunks: string[], giveUp?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    submit(one, {
      submit: (connection) => connection.query(text),
      handleCopyInResponse(connection) {
        chunks.forEach((chunk) => connection.sendCopyFromChunk(Buffer.from(chunk)))
        if (giveUp) connection.sendCopyFail(giveUp)
        else connection.endCopyFrom()
      },
      handleError: reject,
      handleReadyForQuery: resolve,
    })
  })
}

function copyOut(one: pg.Client, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    submit(one, {
      submit: (connection) => connection.query(text),
      handleCopyData: ({ chunk }) => (out += chunk.toString()),
      handleError: reject,
      handleReadyForQuery: () => resolve(out),
    })
  })
}

type Submission = {
  submit(connection: CopyConnection): void
  handleCopyInResponse?(connection: CopyConnection): void
  handleCopyData?(data: { chunk: Buffer }): void
  handleError(error: Error): void
  handleReadyForQuery(): void
}

function submit(one: pg.Client, submission: Submission): void {
  one.query({ handleCommandComplete() {}, handleCopyInResponse() {}, ...submission } as unknown as pg.Submittable)
}
