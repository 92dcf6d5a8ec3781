import type { Logger } from '@/shared/log'

import { privateStatement, statementTexts, type Client } from './client'
import { copyInResponse, startsCopy, takeCopyData, withoutCopyIn } from './copy'
import { EngineFailure, type Engine } from './engine'
import { listenIntents } from './listening'
import { errorResponse, holdsUnit, readyForQuery, takeUnit, textAt, type Message } from './messages'
import { createSession, sync } from './session'

export type Bridge = {
  /** A client that has said hello. */
  join(client: Client): void
  /** Its inbox has grown. */
  arrived(client: Client): void
  /** Its connection is gone: what it left open is rolled back. */
  leave(client: Client): void
  /** Ends its waiting for a turn, if it does wait. What PGlite is running cannot be interrupted. */
  cancel(client: Client): void
  close(): void
}

/**
 * Lets many connections share PGlite's one session. One client has the session from its first message until the session is
 * idle again (ReadyForQuery with `I`), so that transactions and batches never interleave; the others wait in line.
 */
export function createBridge({ engine, log, idleLimit }: { engine: Engine; log: Logger; idleLimit: number }): Bridge {
  const clients = new Set<Client>()
  const session = createSession({ engine, clients })
  const line: Client[] = []
  let holder: Client | undefined
  let idleSince = 0
  /** The statement of a copy whose data is being collected. */
  let copying: Buffer | undefined
  let broken = false

  function arrived(client: Client) {
    if (broken) return refuse(client, stopped)
    if (client === holder) return work(client)
    if (!line.includes(client) && holdsUnit(client.inbox)) line.push(client)
    next()
  }

  function next() {
    if (holder || broken) return
    const client = line.shift()
    if (!client) return
    holder = client
    guarded(client, () => session.begin(client))
    if (holder === client) work(client)
  }

  function work(client: Client) {
    idleSince = Date.now()
    guarded(client, () => {
      const unit = copying ? takeCopyData(client.inbox) : takeUnit(client.inbox)
      if (!unit) return
      const ready = execute(client, unit)
      if (holder !== client) return
      // Without a ReadyForQuery (after a Flush, in a copy) the client is in the middle of something, whatever the status says.
      if (ready && engine.status === 'I') release()
      else if (client.inbox.length > 0) setImmediate(() => holder === client && work(client))
    })
  }

  /** Runs a unit and sends its answers; true when the last of them says that the session is ready for the next. */
  function execute(client: Client, unit: Message[]): boolean {
    const copy = copying
    copying = undefined
    let answers: Message[] = []
    let batch: Buffer[] = copy ? [copy] : []
    const flush = () => {
      if (batch.length > 0) answers = answers.concat(engine.run(Buffer.concat(batch)))
      batch = []
    }
    for (const item of unit) {
      if (item.type === 'X') break
      const { bytes, first } = privateStatement(client, item)
      if (first) {
        flush()
        engine.run(first) // its CloseComplete is nobody's
      }
      if (startsCopy(client, item)) {
        flush()
        deliver(client, [...answers, copyInResponse], unit)
        copying = bytes
        return false
      }
      batch.push(bytes)
    }
    flush()
    deliver(client, copy ? withoutCopyIn(answers) : answers, unit)
    if (unit.at(-1)?.type === 'X') {
      client.socket.end()
      leave(client)
    }
    return answers.at(-1)?.type === 'Z'
  }

  function deliver(client: Client, answers: Message[], unit: Message[]) {
    const mine: Buffer[] = []
    let refused = false
    for (const { type, bytes } of answers) {
      if (type === 'A') {
        const channel = textAt(bytes, 9).text
        if (client.channels.has(channel)) mine.push(bytes)
        for (const other of clients) if (other !== client && other.channels.has(channel)) other.socket.write(bytes)
        continue
      }
      mine.push(bytes)
      if (type === 'E') refused = true
      if (type === 'C') session.noteTag(textAt(bytes, 5).text)
    }
    const texts = statementTexts(unit)
    texts.forEach((text) => session.noteText(text))
    if (!refused) texts.flatMap(listenIntents).forEach(({ verb, channel }) => listen(client, verb, channel))
    client.socket.write(Buffer.concat(mine))
  }

  function listen({ channels }: Client, verb: 'listen' | 'unlisten', channel: string) {
    if (verb === 'listen') channels.add(channel)
    else if (channel === '*') channels.clear()
    else channels.delete(channel)
  }

  function release() {
    const client = holder
    session.end(client)
    holder = undefined
    copying = undefined
    if (client && clients.has(client) && holdsUnit(client.inbox)) line.push(client)
    // Not at once, so that answers go out and new questions come in between two turns.
    if (line.length > 0) setImmediate(next)
  }

  function leave(client: Client) {
    if (!clients.delete(client)) return
    const waiting = line.indexOf(client)
    if (waiting >= 0) line.splice(waiting, 1)
    session.forget(client)
    if (broken) return
    guarded(client, () => {
      if (holder === client) {
        engine.run(sync)
        if (engine.status !== 'I') engine.query('rollback')
        release()
      } else if (!holder) release()
    })
  }

  function cancel(client: Client) {
    const at = line.indexOf(client)
    if (at < 0) return
    line.splice(at, 1)
    takeUnit(client.inbox)
    const error = errorResponse({
      severity: 'ERROR',
      code: '57014',
      text: 'canceling statement due to user request',
    })
    client.socket.write(Buffer.concat([error, readyForQuery('I')]))
    arrived(client)
  }

  function guarded(client: Client, step: () => void) {
    try {
      step()
    } catch (error) {
      if (error instanceof EngineFailure) {
        // Out of memory, a trap in its code: there is no session any more to go on with.
        broken = true
        log.fatal({ err: error }, 'the embedded database has stopped; restart the process')
        clients.forEach((one) => refuse(one, stopped))
      } else {
        log.warn({ err: error, client: client.id }, 'ended a connection whose messages could not be understood')
        refuse(client, { code: '08P01', text: 'not a message of the PostgreSQL protocol' })
        leave(client)
      }
    }
  }

  function refuse(client: Client, { code, text }: { code: string; text: string }) {
    client.socket.end(errorResponse({ severity: 'FATAL', code, text }))
  }

  const watchdog = setInterval(
    () => {
      const silent = Date.now() - idleSince
      if (!holder || line.length === 0 || silent < idleLimit) return
      const client = holder
      log.warn({ client: client.id, milliseconds: silent }, 'ended a connection that kept the database waiting')
      const text = `the connection held a transaction open for ${idleLimit / 1000} s without a word while others were waiting`
      refuse(client, { code: '25P03', text })
      leave(client)
    },
    Math.min(idleLimit, 1000),
  )
  watchdog.unref()

  return {
    join: (client) => void clients.add(client),
    arrived,
    leave,
    cancel,
    close() {
      clearInterval(watchdog)
      clients.forEach((client) => refuse(client, { code: '57P01', text: 'the embedded database is shutting down' }))
    },
  }
}

const stopped = { code: '57P02', text: 'the embedded database has stopped; restart the process' }
