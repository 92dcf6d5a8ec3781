import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload } from 'payload'

import { DomainError } from '@/shared/errors'

import { end } from './endings'
import { isDatabaseUnavailable } from './failures'

type Database = Pick<Payload['db'], 'sessions' | 'commitTransaction' | 'rollbackTransaction' | 'drizzle'>
type Commit = Payload['db']['commitTransaction']

// On the function itself, because server and pages are two bundles with one database between them.
const honest = Symbol.for('coursewright.honest-commit')

/**
 * Payload's `commitTransaction` resolves whatever becomes of the COMMIT. With this one in its place a save whose commit fails
 * is an error, over REST too; and what waits for the end of a transaction hears of it.
 */
export function withHonestCommit<Adapter extends Database>(db: Adapter): Adapter {
  if (honest in db.commitTransaction) return db
  const original = db.commitTransaction.bind(db)
  const takeBack = db.rollbackTransaction.bind(db)
  const commit: Commit = async (given) => {
    const id = await given
    if (id !== undefined && db.sessions?.[id]) await sendCommit(db, id)
    // Only gives the connection back: to the server a second COMMIT is a remark about nothing.
    await original(id)
    if (id !== undefined) await end(id, 'committed')
  }
  db.commitTransaction = Object.assign(commit, { [honest]: true })
  db.rollbackTransaction = async (given) => {
    const id = await given
    await takeBack(id)
    if (id !== undefined) await end(id, 'rolled-back')
  }
  return db
}

/** Commits by whatever adapter the project has, and throws where the server has not said that it is done. */
export async function commitHonestly(db: Database, id: number | string): Promise<void> {
  await withHonestCommit(db).commitTransaction(id)
}

async function sendCommit(db: Database, id: number | string): Promise<void> {
  const session = db.sessions?.[id]?.db as Database['drizzle']
  let failure: DomainError | undefined
  try {
    const { command } = await session.execute(statement`commit`)
    // A transaction that an error has spoilt answers COMMIT with ROLLBACK.
    if (command !== 'COMMIT') failure = notCommitted()
  } catch (error) {
    failure = isDatabaseUnavailable(error) ? unconfirmed(error) : notCommitted(error)
  }
  if (!failure) return
  if (failure.code === 'transaction.unconfirmed') await end(id, 'unknown')
  await db.rollbackTransaction(id)
  throw failure
}

function notCommitted(cause?: unknown): DomainError {
  return failed(
    'transaction.not-committed',
    'The database could not keep what was saved. Nothing was changed; try again.',
    cause,
  )
}

/** The number of a transaction would not tell either: after a crash it may have been given to another one. */
function unconfirmed(cause: unknown): DomainError {
  return failed(
    'transaction.unconfirmed',
    'The database went away while saving. Look whether the change is there before trying again.',
    cause,
  )
}

function failed(code: string, message: string, cause: unknown): DomainError {
  const error = new DomainError({ code, message, status: 503 })
  error.cause = cause
  return error
}
