import type { Socket } from 'node:net'

import { message, textAt, type Message } from './messages'

/** What the bridge knows of one connection. */
export type Client = {
  id: number
  socket: Socket
  /** Proves a cancel request. */
  secret: number
  /** Messages that wait for their turn. */
  inbox: Message[]
  /** Channels it listens on. */
  channels: Set<string>
  /** Settings it made with SET for its session, applied when it gets its turn. */
  settings: Map<string, string>
  /** Its named statements by the name the session knows them under, with the Parse message that makes them again. */
  statements: Map<string, Buffer>
  /** Its statements were dropped by somebody's DEALLOCATE ALL or DISCARD ALL. */
  stale: boolean
  /** Statements it prepared that are a COPY FROM STDIN. */
  copies: Set<string>
  /** The last statement it bound is one of those. */
  copyBound: boolean
}

/** SQL that a unit of a client's messages carries, for what the bridge must know of it (LISTEN, SET, COPY). */
export function statementTexts(unit: readonly Message[]): string[] {
  return unit.flatMap(({ type, bytes }) => {
    if (type === 'Q') return [textAt(bytes, 5).text]
    if (type === 'P') return [textAt(bytes, textAt(bytes, 5).next).text]
    return []
  })
}

/**
 * A client's message with its statement names made its own: all connections share one session, and `q1` of one must not be
 * `q1` of another. The unnamed statement gets a name too, because another connection's turn may come between its Parse and
 * its Bind; that is why it is closed first.
 */
export function privateStatement(client: Client, { type, bytes }: Message): { bytes: Buffer; first?: Buffer } {
  if (type === 'P') {
    const { text: name, next } = textAt(bytes, 5)
    const mine = privateName(client, name)
    const renamed = message('P', mine, bytes.subarray(next))
    client.statements.set(mine, renamed)
    return name === '' ? { bytes: renamed, first: closeStatement(mine) } : { bytes: renamed }
  }
  if (type === 'B') {
    const portal = textAt(bytes, 5)
    const { text: name, next } = textAt(bytes, portal.next)
    return { bytes: message('B', portal.text, privateName(client, name), bytes.subarray(next)) }
  }
  if ((type === 'D' || type === 'C') && bytes[5] === statementKind) {
    const mine = privateName(client, textAt(bytes, 6).text)
    if (type === 'C') client.statements.delete(mine)
    return { bytes: message(type, Buffer.from([statementKind]), mine) }
  }
  return { bytes }
}

export function closeStatement(name: string): Buffer {
  return message('C', Buffer.from([statementKind]), name)
}

const statementKind = 'S'.charCodeAt(0)

function privateName(client: Client, name: string): string {
  return `c${client.id}_${name}`
}
