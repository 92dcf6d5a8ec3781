import type { PayloadRequest } from 'payload'

import { DomainError } from '@/shared/errors'

import { commitHonestly, withHonestCommit } from './commit'
import { atTheEndOf, type Ending } from './endings'

type TransactionID = number | string

// Payload takes `transactionID` away when it rolls back; this stays, so that what comes after is refused instead of escaping.
const openTransaction: unique symbol = Symbol('coursewright.open-transaction')

type MarkedRequest = PayloadRequest & { [openTransaction]?: TransactionID | undefined }

/**
 * Runs `work` in one transaction: the request's, when it has one, else a new one that is committed at the end and
 * rolled back when `work` throws.
 *
 * Payload swallows a failed COMMIT, so this one is sent and read here: the promise resolves only when the server has said
 * that it is done.
 *
 * @throws whatever `work` throws; `transaction.lost` (500) when something inside rolled back and the error was swallowed;
 * `transaction.not-committed` (503) when the server refused the commit; `transaction.unconfirmed` (503) when the connection
 * was lost while it was being committed, so that nobody knows.
 */
export async function inTransaction<T>(req: PayloadRequest, work: (req: PayloadRequest) => Promise<T>): Promise<T> {
  const running = await ownTransaction(req)
  if (running !== undefined) {
    const value = await work(req)
    await stillIn(req, running)
    return value
  }
  const { db } = req.payload
  const id = await db.beginTransaction()
  if (id === null)
    throw new DomainError({
      code: 'transaction.unsupported',
      message: 'The database adapter has no transactions.',
      status: 500,
    })
  enter(req, id)
  try {
    const value = await work(req)
    await stillIn(req, id)
    await commitHonestly(db, id)
    return value
  } catch (error) {
    await db.rollbackTransaction(id)
    throw error
  } finally {
    leave(req, id)
  }
}

/**
 * The request's open transaction, waited for when Payload is still opening it; undefined when it has none.
 *
 * @throws `transaction.lost` when it had one that somebody has ended: writing on would write outside of it.
 */
export async function ownTransaction(req: PayloadRequest): Promise<TransactionID | undefined> {
  const id = (await req.transactionID) ?? undefined
  const expected = (req as MarkedRequest)[openTransaction]
  if (expected !== undefined && expected !== id) throw lost()
  if (id !== undefined && !req.payload.db.sessions?.[id]) throw lost()
  return id
}

/**
 * Runs `work` once the request's transaction has ended, however it did; at once, as committed, where none is open. For what
 * lies outside of the database and cannot be taken back: `work` may do nothing that has to happen, because the process can
 * die before.
 */
export async function whenTransactionEnds(req: PayloadRequest, work: (ending: Ending) => Promise<void>): Promise<void> {
  const id = await ownTransaction(req)
  if (id === undefined) return work('committed')
  withHonestCommit(req.payload.db)
  atTheEndOf(id, work)
}

async function stillIn(req: PayloadRequest, id: TransactionID): Promise<void> {
  // Any Payload operation that fails rolls back the request's transaction and takes its id away.
  if ((await req.transactionID) !== id || !req.payload.db.sessions?.[id]) throw lost()
}

function enter(req: MarkedRequest, id: TransactionID): void {
  req.transactionID = id
  req[openTransaction] = id
}

function leave(req: MarkedRequest, id: TransactionID): void {
  if (req.transactionID === id) delete req.transactionID
  req[openTransaction] = undefined
}

function lost(): DomainError {
  return new DomainError({
    code: 'transaction.lost',
    message: 'An operation inside this change failed and took the whole change back. Nothing was saved.',
    status: 500,
  })
}
