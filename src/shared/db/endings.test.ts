import { describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { commitHonestly, withHonestCommit } from './commit'
import { whenTransactionEnds } from './transaction'

type Execute = () => Promise<{ command: string }>

/** A transaction whose COMMIT is answered so, on an adapter that swallows everything, as Payload's does. */
function transaction(answer: Execute) {
  const id = `transaction ${Math.random()}`
  const sessions: Record<string, unknown> = { [id]: { db: { execute: answer } } }
  const over = (given: unknown) => {
    delete sessions[given as string]
    return Promise.resolve()
  }
  const db = withHonestCommit({ sessions, commitTransaction: over, rollbackTransaction: over, drizzle: {} } as never)
  const endings: string[] = []
  const req = { transactionID: id, payload: { db } } as unknown as PayloadRequest
  const listen = () => whenTransactionEnds(req, (ending) => Promise.resolve(void endings.push(ending)))
  return { id, db: db as PayloadRequest['payload']['db'], req, endings, listen }
}

const done: Execute = () => Promise.resolve({ command: 'COMMIT' })

describe('what waits for a transaction', () => {
  it('hears once that it was committed, and not before', async () => {
    const { id, db, endings, listen } = transaction(done)
    await listen()
    expect(endings).toEqual([])
    await commitHonestly(db, id)
    await db.rollbackTransaction(id)
    expect(endings).toEqual(['committed'])
  })

  it('hears that it was taken back, by us or by the server', async () => {
    const ours = transaction(done)
    await ours.listen()
    await ours.db.rollbackTransaction(ours.id)
    const spoilt = transaction(() => Promise.resolve({ command: 'ROLLBACK' }))
    await spoilt.listen()
    await expect(commitHonestly(spoilt.db, spoilt.id)).rejects.toMatchObject({ code: 'transaction.not-committed' })
    expect([ours.endings, spoilt.endings]).toEqual([['rolled-back'], ['rolled-back']])
  })

  it('hears that nobody knows, where the connection was lost in the middle of the commit', async () => {
    const { id, db, endings, listen } = transaction(() => {
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })
    })
    await listen()
    await expect(commitHonestly(db, id)).rejects.toMatchObject({ code: 'transaction.unconfirmed' })
    expect(endings).toEqual(['unknown'])
  })

  it('is done at once where there is none, and does not keep the others from being done when it fails', async () => {
    const outside = transaction(done)
    delete outside.req.transactionID
    await outside.listen()
    expect(outside.endings).toEqual(['committed'])
    const { id, db, req, endings, listen } = transaction(done)
    await whenTransactionEnds(req, () => Promise.reject(new Error('the store is away')))
    await listen()
    await commitHonestly(db, id)
    expect(endings).toEqual(['committed'])
  })
})
