import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'

import { asSystem, create, find, findByID, inTransaction, sql, systemReasonOf, updateMany } from '@/shared/db'
import { emit } from '@/shared/events'

import { notes } from './boot-payload'
import { startKernel, type Kernel } from './kernel'

let kernel: Kernel

beforeAll(async () => (kernel = await startKernel()))
afterAll(() => kernel.close())

const outboxRows = () => kernel.query<{ type: string }>(statement`select type from outbox order by id`)
const noteCount = async () => (await kernel.query<{ n: number }>(statement`select count(*)::int as n from notes`))[0]?.n

describe('a transaction', () => {
  it('that throws leaves neither the save nor the event', async () => {
    const req = await kernel.req()
    const before = await noteCount()
    await expect(
      inTransaction(req, async () => {
        const note = await create({ req, collection: notes, data: { text: 'one' } })
        await emit(req, 'note.written', { id: Number(note.id), text: 'one' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await noteCount()).toBe(before)
    expect(await outboxRows()).toEqual([])
    expect(req.transactionID).toBeUndefined()
  })

  it('inside another is part of it', async () => {
    const req = await kernel.req()
    const before = await noteCount()
    await expect(
      inTransaction(req, async () => {
        await inTransaction(req, () => create({ req, collection: notes, data: { text: 'inner' } }))
        throw new Error('outer')
      }),
    ).rejects.toThrow('outer')
    expect(await noteCount()).toBe(before)
  })

  it('refuses to go on after Payload took it back behind a swallowed error', async () => {
    const req = await kernel.req()
    const before = await noteCount()
    await expect(
      inTransaction(req, async () => {
        await create({ req, collection: notes, data: { text: 'first' } })
        await create({ req, collection: notes, data: {} }).catch(() => undefined)
        await create({ req, collection: notes, data: { text: 'would escape the rollback' } })
      }),
    ).rejects.toMatchObject({ code: 'transaction.lost' })
    await expect(
      inTransaction(req, async () => {
        await create({ req, collection: notes, data: {} }).catch(() => undefined)
      }),
    ).rejects.toMatchObject({ code: 'transaction.lost' })
    expect(await noteCount()).toBe(before)
  })

  it('survives looking for a document that is not there', async () => {
    const req = await kernel.req()
    await inTransaction(req, async () => {
      await create({ req, collection: notes, data: { text: 'kept' } })
      await expect(findByID({ req, collection: notes, id: 99_999 })).rejects.toMatchObject({
        code: 'notes.not-found',
        status: 404,
      })
    })
    const { docs } = await find({ req, collection: notes, where: { text: { equals: 'kept' } } })
    expect(docs).toHaveLength(1)
  })

  it('whose COMMIT fails is reported, though Payload says nothing', async () => {
    const req = await kernel.req()
    await kernel.query(statement`create table if not exists parents (id int primary key)`)
    await kernel.query(
      statement`create table if not exists children (parent int references parents (id) deferrable initially deferred)`,
    )
    const orphan = () => sql(req).execute(statement`insert into children values (1)`)
    await expect(inTransaction(req, orphan)).rejects.toMatchObject({ code: 'transaction.not-committed', status: 503 })
    // The same for saves that Payload begins and ends itself.
    const { db } = kernel.payload
    const id = await db.beginTransaction()
    if (id === null) throw new Error('no transaction')
    req.transactionID = id
    await orphan()
    await expect(db.commitTransaction(id)).rejects.toMatchObject({ code: 'transaction.not-committed' })
  })

  it('returns what the work returned, with the writes there for everybody', async () => {
    const req = await kernel.req()
    const id = await inTransaction(req, async () =>
      Number((await create({ req, collection: notes, data: { text: 'mine' } })).id),
    )
    expect(await findByID({ req: await kernel.req(), collection: notes, id })).toMatchObject({ text: 'mine' })
  })
})

describe('access', () => {
  it('is checked for a request, and not for the same request as the system', async () => {
    const system = await kernel.req()
    await create({ req: system, collection: notes, data: { text: 'seen by the system' } })
    const { createLocalReq } = await import('payload')
    const nobody = await createLocalReq({}, kernel.payload)
    await expect(find({ req: nobody, collection: notes })).rejects.toMatchObject({ status: 403 })
    await expect(create({ req: nobody, collection: notes, data: { text: 'no' } })).rejects.toMatchObject({
      status: 403,
    })
    const raised = asSystem(nobody, 'to show it')
    expect((await find({ req: raised, collection: notes })).docs.length).toBeGreaterThan(0)
    expect(systemReasonOf(raised)).toBe('to show it')
    expect(systemReasonOf(nobody)).toBeUndefined()
  })

  it('as the system stays in the transaction of the request', async () => {
    const { createLocalReq } = await import('payload')
    const nobody = await createLocalReq({}, kernel.payload)
    const before = await noteCount()
    await expect(
      inTransaction(nobody, async () => {
        await create({ req: asSystem(nobody, 'test'), collection: notes, data: { text: 'rolled back' } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await noteCount()).toBe(before)
  })

  it('refused for one document of many is an error, not half a change', async () => {
    const system = await kernel.req()
    await create({ req: system, collection: notes, data: { text: 'many' } })
    await expect(
      updateMany({ req: system, collection: notes, where: { text: { equals: 'many' } }, data: { text: '' } }),
    ).rejects.toMatchObject({ code: 'notes.update-refused' })
  })
})
