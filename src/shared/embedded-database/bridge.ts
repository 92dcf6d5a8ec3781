import type { Logger } from '@/shared/log'

import { closeStatement, privateStatement, statementTexts, type Client } from './client'
import type { Engine } from './engine'
import { listenIntents, quoteIdentifier, quoteLiteral } from './listening'
import { errorResponse, int32, message, readyForQuery, takeUnit, textAt, type Message } from './messages'

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

const copyFromStdin = /(?:^|;)\s*copy\s[^;]*\bfrom\s+stdin\b/i
const changesSettings = /\bset_config\s*\(/i

/**
 * Lets many connections share PGlite's one session. One client has the session from its first message until the session is
 * idle again (ReadyForQuery with `I`), so that transactions and batches never interleave; the others wait in line.
 */
export function createBridge({ engine, log, idleLimit }: { engine: Engine; log: Logger; idleLimit: number }): Bridge {
  const clients = new Set<Client>()
  const line: Client[] = []
  let holder: Client | undefined
  let idleSince = 0
  // What the holder is in the middle of.
  let changedSettings = false
  let lostChannels = false
  let copying: { before: Buffer[] } | undefined
  // What the session carries from turn to turn.
  let applied = new Map<string, string>()
  const ownSettings = sessionSettings()
  let toClose: Buffer[] = []
  let broken = false

  function arrived(client: Client) {
    if (broken) return refuse(client)
    if (client === holder) return work(client)
    if (!line.includes(client) && holdsUnit(client.inbox)) line.push(client)
    next()
  }

  function next() {
    if (holder || broken) return
    const client = line.shift()
    if (!client) return
    holder = client
    guarded(() => {
      restoreStatements(client)
      applySettings(client.settings)
    })
    work(client)
  }

  function work(client: Client) {
    idleSince = Date.now()
    guarded(() => {
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
    const answers: Message[] = []
    let batch: Buffer[] = copying?.before ?? []
    const wasCopying = copying !== undefined
    copying = undefined
    const flush = () => {
      if (batch.length > 0) answers.push(...engine.run(Buffer.concat(batch)))
      batch = []
    }
    for (const item of unit) {
      if (item.type === 'X') {
        flush()
        deliver(client, answers, unit)
        client.socket.end()
        leave(client)
        return false
      }
      const { bytes, first } = privateStatement(client, item)
      if (first) {
        flush()
        engine.run(first) // its CloseComplete is nobody's
      }
      if (startsCopy(client, item)) {
        // The session cannot pause for the client's data, so the client is asked for it first and both are run together.
        flush()
        deliver(client, [...answers, copyInResponse], unit)
        copying = { before: [bytes] }
        return false
      }
      batch.push(bytes)
    }
    flush()
    deliver(client, wasCopying ? withoutFirst(answers, 'G') : answers, unit)
    return answers.at(-1)?.type === 'Z'
  }

  function startsCopy(client: Client, { type, bytes }: Message): boolean {
    if (type === 'Q') return copyFromStdin.test(textAt(bytes, 5).text)
    if (type === 'P') {
      const { text: name, next } = textAt(bytes, 5)
      if (copyFromStdin.test(textAt(bytes, next).text)) client.copies.add(name)
      else client.copies.delete(name)
    }
    if (type === 'B') client.copyBound = client.copies.has(textAt(bytes, textAt(bytes, 5).next).text)
    return type === 'E' && client.copyBound
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
      if (type === 'C') noteTag(textAt(bytes, 5).text)
    }
    const texts = statementTexts(unit)
    if (texts.some((text) => changesSettings.test(text))) changedSettings = true
    if (!refused) texts.flatMap(listenIntents).forEach(({ verb, channel }) => note(client, verb, channel))
    client.socket.write(Buffer.concat(mine))
  }

  function note(client: Client, verb: 'listen' | 'unlisten', channel: string) {
    if (verb === 'listen') client.channels.add(channel)
    else if (channel === '*') client.channels.clear()
    else client.channels.delete(channel)
  }

  function noteTag(tag: string) {
    if (tag === 'SET' || tag === 'RESET' || tag === 'DISCARD ALL') changedSettings = true
    if (tag === 'UNLISTEN' || tag === 'DISCARD ALL') lostChannels = true
    if (tag === 'DEALLOCATE ALL' || tag === 'DISCARD ALL') clients.forEach((client) => (client.stale = true))
  }

  /** The holder's turn ends: what it did to the session is taken down for its next turn, and put right for the others. */
  function release() {
    const client = holder
    if (changedSettings) {
      applied = sessionSettings()
      ownSettings.forEach((_value, name) => applied.delete(name))
      if (client) client.settings = applied
      changedSettings = false
    }
    if (lostChannels) {
      const wanted = new Set([...clients].flatMap(({ channels }) => [...channels]))
      if (wanted.size > 0) engine.query([...wanted].map((channel) => `listen ${quoteIdentifier(channel)}`).join(';'))
      lostChannels = false
    }
    if (toClose.length > 0) {
      engine.run(Buffer.concat([...toClose, sync]))
      toClose = []
    }
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
    toClose.push(...[...client.statements.keys()].map(closeStatement))
    if ([...client.channels].length > 0) lostChannels = true
    if (broken) return
    guarded(() => {
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
    const error = errorResponse({ severity: 'ERROR', code: '57014', text: 'canceling statement due to user request' })
    client.socket.write(Buffer.concat([error, readyForQuery('I')]))
    arrived(client)
  }

  function sessionSettings(): Map<string, string> {
    const settings = engine.query(`select name, setting from pg_settings where source = 'session'`)
    return new Map(settings.map(([name, setting]) => [name ?? '', setting ?? '']))
  }

  function applySettings(wanted: Map<string, string>) {
    if (sameEntries(applied, wanted)) return
    engine.query('reset all')
    const all = [...ownSettings, ...wanted]
    if (all.length > 0) {
      engine.query(
        `select ${all.map(([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`).join(', ')}`,
      )
    }
    applied = wanted
  }

  function restoreStatements(client: Client) {
    if (!client.stale) return
    client.stale = false
    if (client.statements.size > 0) engine.run(Buffer.concat([...client.statements.values(), sync]))
  }

  function guarded(step: () => void) {
    try {
      step()
    } catch (error) {
      // PGlite itself has failed (out of memory, a trap in its code): there is no session any more to go on with.
      broken = true
      log.fatal({ err: error }, 'the embedded database has stopped; restart the process')
      clients.forEach(refuse)
    }
  }

  function refuse(client: Client) {
    client.socket.end(
      errorResponse({
        severity: 'FATAL',
        code: '57P02',
        text: 'the embedded database has stopped; restart the process',
      }),
    )
  }

  const watchdog = setInterval(
    () => {
      if (!holder || line.length === 0 || Date.now() - idleSince < idleLimit) return
      const client = holder
      log.warn(
        { client: client.id, milliseconds: Date.now() - idleSince },
        'a connection kept the embedded database to itself without a word; it was ended',
      )
      const text = `the connection held a transaction open for ${idleLimit / 1000} s without a word while others were waiting`
      client.socket.end(errorResponse({ severity: 'FATAL', code: '25P03', text }))
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
      const goodbye = errorResponse({
        severity: 'FATAL',
        code: '57P01',
        text: 'the embedded database is shutting down',
      })
      clients.forEach(({ socket }) => socket.end(goodbye))
    },
  }
}

const sync = message('S')

/** Text format, no word of the columns: clients only wait for the letter. */
const copyInResponse: Message = { type: 'G', bytes: message('G', Buffer.from([0, 0, 0])) }

function holdsUnit(inbox: Message[]): boolean {
  return inbox.some(({ type }) => 'QSHFX'.includes(type))
}

/** The data of a copy, to its end; the Sync of the statement that began it, which the server ignores, is left out. */
function takeCopyData(inbox: Message[]): Message[] | undefined {
  const end = inbox.findIndex(({ type }) => type === 'c' || type === 'f')
  return end < 0 ? undefined : inbox.splice(0, end + 1).filter(({ type }) => 'dcf'.includes(type))
}

function withoutFirst(answers: Message[], type: string): Message[] {
  const at = answers.findIndex((answer) => answer.type === type)
  return at < 0 ? answers : answers.toSpliced(at, 1)
}

function sameEntries(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value)
}

/** BackendKeyData: what a cancel request must bring. */
export function keyData({ id, secret }: Pick<Client, 'id' | 'secret'>): Buffer {
  return message('K', int32(id), int32(secret))
}
