import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { DomainError } from '@/shared/errors'

type Note = {
  pid: number
  /** When the process began, as the kernel counts; tells it from a later one with the same number. Null where that is unknown. */
  began: string | null
  token: string
  connectionString: string | null
}

export type Lock = {
  /** Notes how to reach the database, for `runningEmbeddedDatabase`. */
  announce(connectionString: string): void
  release(): void
}

// A process cannot see by its own number that it has opened the same directory already.
const here = new Set<string>()

/**
 * Takes a data directory for this process: PGlite would let a second one in and destroy it. A lock whose process is gone
 * (kill -9, power cut) is taken over.
 *
 * @throws `database.in-use` (409) when a living process has it.
 */
export async function lockDataDir(dataDir: string): Promise<Lock> {
  const file = lockFileOf(dataDir)
  mkdirSync(path.dirname(file), { recursive: true })
  const note: Note = { pid: process.pid, began: beginningOf(process.pid), token: randomUUID(), connectionString: null }
  if (!writeNew(file, note)) {
    const other = read(file)
    if (other && isAlive(other, file)) throw inUse(dataDir, other.pid)
    rmSync(file, { force: true })
    if (!writeNew(file, note)) throw inUse(dataDir, read(file)?.pid)
    // Two that found the same dead lock may both have removed one: whoever's note stands after a moment has it.
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (read(file)?.token !== note.token) throw inUse(dataDir, read(file)?.pid)
  }
  here.add(file)
  return {
    announce: (connectionString) => writeFileSync(file, JSON.stringify({ ...note, connectionString }), { mode: 0o600 }),
    release() {
      here.delete(file)
      if (read(file)?.token === note.token) rmSync(file, { force: true })
    },
  }
}

/** How to reach the embedded database of a living process, or undefined where none runs on this directory. */
export function runningEmbeddedDatabase(dataDir: string): string | undefined {
  const file = lockFileOf(dataDir)
  const note = read(file)
  return note && isAlive(note, file) ? (note.connectionString ?? undefined) : undefined
}

function lockFileOf(dataDir: string): string {
  return `${path.resolve(dataDir)}.lock`
}

function writeNew(file: string, note: Note): boolean {
  try {
    writeFileSync(file, JSON.stringify(note), { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note
  } catch {
    return undefined // gone, or cut short by a crash while it was written: nobody's
  }
}

function isAlive({ pid, began }: Note, file: string): boolean {
  // In a container the process before us had our own number.
  if (pid === process.pid) return here.has(file)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = beginningOf(pid)
  return began === null || now === null || began === now
}

/** Field 22 of /proc/<pid>/stat, after the command's name, which may hold spaces and brackets. Null where there is no /proc. */
function beginningOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function inUse(dataDir: string, pid: number | undefined): DomainError {
  return new DomainError({
    code: 'database.in-use',
    message: `The database in ${dataDir} is in use by process ${pid ?? 'unknown'}. Stop that process, or give DATA_DIR another directory.`,
    status: 409,
  })
}
