import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { log as processLog, type Logger } from '@/shared/log'

import { createBridge } from './bridge'
import type { Client } from './client'
import { openEngine } from './engine'
import { greet } from './greet'
import { lockDataDir } from './lock-file'

export { runningEmbeddedDatabase } from './lock-file'

export type EmbeddedDatabase = {
  /** For any PostgreSQL driver in this process or another of the same user. */
  connectionString: string
  /** The whole database as a tar, to start others from. Take it when nothing is being written. */
  dumpDataDir(): Promise<Blob>
  close(): Promise<void>
}

/** The longest path a socket may have on every system we run on, less some air. */
const longestSocketPath = 100

/**
 * PostgreSQL with pgvector inside this process (PGlite), reachable by ordinary drivers. For evaluation and tests: it outlives
 * kill -9, but not a power cut, and while a query runs the process does nothing else.
 *
 * Without `dataDir` it lives in memory and may start from `loadDataDir`, a `dumpDataDir` of another.
 * `idleLimitSeconds`: a connection that holds a transaction open for so long without a word, while others wait, is ended.
 *
 * @throws `database.in-use` (409) when another process has the directory open.
 */
export async function startEmbeddedDatabase({
  dataDir,
  loadDataDir,
  log = processLog,
  idleLimitSeconds = 30,
}: { dataDir?: string; loadDataDir?: Blob; log?: Logger; idleLimitSeconds?: number } = {}): Promise<EmbeddedDatabase> {
  const lock = dataDir === undefined ? undefined : await lockDataDir(dataDir)
  try {
    const engine = await openEngine({
      ...(dataDir === undefined ? {} : { dataDir: path.resolve(dataDir) }),
      ...(loadDataDir === undefined ? {} : { snapshot: loadDataDir }),
    })
    const bridge = createBridge({ engine, log, idleLimit: idleLimitSeconds * 1000 })
    const clients = new Map<number, Client>()
    const place = socketPlace()
    const server = createServer((socket) =>
      greet({ socket, bridge, clients, greeting: engine.greeting, password: place.password }),
    )
    await listening(server, place.listen)
    const connectionString = place.connectionString(server)
    lock?.announce(connectionString)
    if (dataDir !== undefined) {
      log.warn(
        { dataDir },
        'using the embedded database, which is meant for evaluation; set DATABASE_URL for lasting use',
      )
    }
    let closing: Promise<void> | undefined
    return {
      connectionString,
      dumpDataDir: () => engine.dump(),
      close() {
        closing ??= (async () => {
          bridge.close()
          await closed(server, clients)
          await engine.close()
          place.remove()
          lock?.release()
        })()
        return closing
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

type Place = {
  listen: { path: string } | { host: string; port: number }
  password: string | undefined
  connectionString(server: Server): string
  remove(): void
}

/** A socket in a directory of our own, which nobody else may enter; where that cannot be, a local port with a password. */
function socketPlace(): Place {
  const user = 'postgres'
  if (
    process.platform !== 'win32' &&
    path.join(tmpdir(), 'coursewright-XXXXXX', '.s.PGSQL.5432').length <= longestSocketPath
  ) {
    const directory = mkdtempSync(path.join(tmpdir(), 'coursewright-'))
    return {
      listen: { path: path.join(directory, '.s.PGSQL.5432') },
      password: undefined,
      connectionString: () => `postgresql://${user}@${encodeURIComponent(directory)}/postgres`,
      remove: () => rmSync(directory, { recursive: true, force: true }),
    }
  }
  const password = randomBytes(24).toString('hex')
  return {
    listen: { host: '127.0.0.1', port: 0 },
    password,
    connectionString: (server) =>
      `postgresql://${user}:${password}@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`,
    remove: () => undefined,
  }
}

function listening(server: Server, where: Place['listen']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server, clients: ReadonlyMap<number, Client>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Clients that do not answer the goodbye would keep the server open.
    setTimeout(() => clients.forEach(({ socket }) => socket.destroy()), 500).unref()
  })
}
