import { execFileSync, type ExecFileSyncOptions } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type OwnPostgres = {
  connectionString: string
  /** As a crash: no checkpoint, every connection cut. */
  crash: () => void
  start: () => void
  remove: () => void
}

/** Where PostgreSQL's own programs are, or undefined on a machine without them. */
export const postgresPrograms = findPrograms()

/** A PostgreSQL server of this test alone, which it may stop and start. Runs as `postgres` where we are root. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  if (!postgresPrograms) throw new Error('There is no PostgreSQL on this machine; ask `postgresPrograms` first.')
  const programs = postgresPrograms
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-postgres-'))
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const run = (program: string, args: string[]) => {
    const options: ExecFileSyncOptions = { stdio: 'ignore', cwd: folder, ...owner }
    execFileSync(path.join(programs, program), args, options)
  }
  const data = path.join(folder, 'data')
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  const start = () => run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', settings, 'start'])
  const crash = () => run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])

  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  start()
  return {
    connectionString: `postgres://postgres@127.0.0.1:${port}/postgres`,
    crash,
    start,
    remove: () => {
      if (existsSync(path.join(data, 'postmaster.pid'))) crash()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return versions
    .map((version) => path.join(debian, version, 'bin'))
    .find((folder) => existsSync(path.join(folder, 'initdb')))
}

function idsOf(user: string): { uid: number; gid: number } {
  const ask = (what: string) => Number(execFileSync('id', [what, user], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
