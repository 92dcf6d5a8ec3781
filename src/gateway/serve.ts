import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export type Listening = {
  /** The port it got, which matters when it asked for 0. */
  port: number
  /** Takes no new connections, lets running requests finish for `graceMs`, then cuts what is left. */
  close: (graceMs: number) => Promise<void>
}

/** Listens. Rejects with a sentence for people where the port is taken or may not be used. */
export async function serve({
  app,
  upgrade,
  port,
  host,
}: {
  app: RequestListener
  upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => unknown
  port: number
  host: string
}): Promise<Listening> {
  const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, app)
  if (upgrade) server.on('upgrade', (req, socket, head) => void upgrade(req, socket, head))
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(readable(error, port)))
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: (graceMs) => close({ server, sockets, graceMs }) }
}

async function close({
  server,
  sockets,
  graceMs,
}: {
  server: Server
  sockets: Set<Socket>
  graceMs: number
}): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // Connections that become idle while others still answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 200)
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

function readable(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
      { cause: error },
    )
  }
  if (error.code === 'EACCES') {
    return new Error(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`, { cause: error })
  }
  return error
}
