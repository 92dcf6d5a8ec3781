import { randomInt } from 'node:crypto'
import type { Socket } from 'node:net'

import type { Bridge } from './bridge'
import type { Client } from './client'
import { cutMessages, errorResponse, int32, message, readyForQuery, textAt } from './messages'

const sslRequest = 80_877_103
const gssRequest = 80_877_104
const cancelRequest = 80_877_102
const protocol3 = 196_608

/** Speaks the beginning of the protocol with a new connection, then hands its messages to the bridge. */
export function greet({
  socket,
  bridge,
  clients,
  greeting,
  password,
}: {
  socket: Socket
  bridge: Bridge
  /** Everybody who is connected, by number: a cancel request comes on a connection of its own. */
  clients: Map<number, Client>
  greeting: Buffer
  /** Asked for where others on the machine can reach the socket. */
  password: string | undefined
}): void {
  let rest: Buffer = Buffer.alloc(0)
  // Pieces of a message that is not whole yet: joining them at every piece would make a large one slow.
  let pieces: Buffer[] = []
  let missing = 0
  let client: Client | undefined
  let stage: 'startup' | 'password' | 'talking' = 'startup'

  const welcome = () => {
    stage = 'talking'
    client = newClient(clients, socket)
    bridge.join(client)
    socket.write(Buffer.concat([message('R', int32(0)), greeting, keyData(client), readyForQuery('I')]))
  }

  const startup = (): boolean => {
    if (rest.length < 8 || rest.length < rest.readInt32BE(0)) return false
    const packet = rest.subarray(0, rest.readInt32BE(0))
    rest = rest.subarray(packet.length)
    const code = packet.readInt32BE(4)
    if (code === sslRequest || code === gssRequest) socket.write('N')
    else if (code === cancelRequest) {
      const target = clients.get(packet.readInt32BE(8))
      if (target && target.secret === packet.readInt32BE(12)) bridge.cancel(target)
      socket.end()
    } else if (code !== protocol3)
      socket.end(errorResponse({ severity: 'FATAL', code: '08P01', text: 'unsupported protocol version' }))
    else if (password === undefined) welcome()
    else {
      stage = 'password'
      socket.write(message('R', int32(3)))
    }
    return true
  }

  const answered = (bytes: Buffer) => {
    if (textAt(bytes, 5).text === password) welcome()
    else socket.end(errorResponse({ severity: 'FATAL', code: '28P01', text: 'wrong password' }))
  }

  const keep = () => {
    if (rest.length === 0) return
    pieces = [rest]
    missing = rest.length >= 5 && stage !== 'startup' ? rest.readInt32BE(1) + 1 - rest.length : 0
  }

  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy()) // `close` follows, and is where the leaving is seen to
  socket.on('close', () => {
    if (!client) return
    clients.delete(client.id)
    bridge.leave(client)
  })
  socket.on('data', (chunk: Buffer) => {
    pieces.push(chunk)
    missing -= chunk.length
    if (missing > 0) return
    rest = pieces.length === 1 ? chunk : Buffer.concat(pieces)
    pieces = []
    try {
      while (stage === 'startup' && startup());
      if (stage === 'startup') return keep()
      const cut = cutMessages(rest)
      rest = cut.rest
      for (const item of cut.messages) {
        if (stage === 'password') answered(item.bytes)
        else client?.inbox.push(item)
      }
      if (client) bridge.arrived(client)
      keep()
    } catch {
      socket.end(errorResponse({ severity: 'FATAL', code: '08P01', text: 'not a message of the PostgreSQL protocol' }))
    }
  })
}

/** BackendKeyData: what a cancel request must bring. */
function keyData({ id, secret }: Client): Buffer {
  return message('K', int32(id), int32(secret))
}

function newClient(clients: Map<number, Client>, socket: Socket): Client {
  let id = randomInt(1, 2 ** 31 - 1)
  while (clients.has(id)) id = randomInt(1, 2 ** 31 - 1)
  const client: Client = {
    id,
    socket,
    secret: randomInt(-(2 ** 31), 2 ** 31 - 1),
    inbox: [],
    channels: new Set(),
    settings: new Map(),
    statements: new Map(),
    stale: false,
    copies: new Set(),
    copyBound: false,
  }
  clients.set(id, client)
  return client
}
