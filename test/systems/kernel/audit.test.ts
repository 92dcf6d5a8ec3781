import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'

import { listAuditEvents, verifyAuditTrail } from '@/shared/audit'
import { inTransaction, sql, systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import type { Jobs } from '@/shared/jobs'

import { startKernel, type Kernel } from './kernel'

let kernel: Kernel
let jobs: Jobs

beforeAll(async () => {
  kernel = await startKernel()
  jobs = await kernel.jobs([], { live: false })
  for (let id = 1; id <= 5; id += 1) {
    const req = await systemRequest(kernel.payload, { reason: 'test', organisation: id % 2, actor: 40 + id })
    await emit(req, 'note.written', { id, text: `“ü” 0.1 ${id}` })
  }
  await jobs.drain()
})
afterAll(() => kernel.close())

/** What somebody with the rights of the database's owner could do. */
async function tamper(change: ReturnType<typeof statement>): Promise<void> {
  const req = await kernel.req()
  await inTransaction(req, async () => {
    for (const text of [
      statement`alter table audit_events disable trigger user`,
      change,
      statement`alter table audit_events enable trigger user`,
    ]) {
      await sql(req).execute(text)
    }
  })
}

describe('the audit trail', () => {
  it('has one link per event, in order, saying who, about what, and for which organisation', async () => {
    const events = await listAuditEvents(await kernel.req(), { organisation: 1 })
    expect(events.map(({ type, subject, actor_id, seq }) => ({ type, subject, actor_id, seq }))).toEqual([
      { type: 'note.written', subject: 'note:5', actor_id: 45, seq: 5 },
      { type: 'note.written', subject: 'note:3', actor_id: 43, seq: 3 },
      { type: 'note.written', subject: 'note:1', actor_id: 41, seq: 1 },
    ])
    expect(await listAuditEvents(await kernel.req(), { organisation: 1, before: 5, limit: 1 })).toHaveLength(1)
  })

  it('is found true when nobody touched it', async () => {
    expect(await verifyAuditTrail(await kernel.req())).toMatchObject({ ok: true, checked: 5 })
  })

  it('goes on behind its end over several turns and dispatchers', async () => {
    const second = await kernel.jobs([], { live: false })
    await emit(await kernel.req(), 'note.written', { id: 6, text: '' })
    await Promise.all([jobs.drain(), second.drain()])
    expect(await verifyAuditTrail(await kernel.req())).toMatchObject({ ok: true, checked: 6 })
  })

  it.each(['update audit_events set type = type', 'delete from audit_events', 'truncate audit_events'])(
    'refuses “%s”',
    async (text) => {
      await expect(kernel.query(statement.raw(text))).rejects.toMatchObject({
        cause: { message: expect.stringContaining('append-only') as unknown },
      })
    },
  )

  it('shows a link that was changed, taken out, or put in', async () => {
    const req = await kernel.req()
    await tamper(statement`update audit_events set payload = '{"id": 3, "text": "forged"}' where seq = 3`)
    expect(await verifyAuditTrail(req)).toMatchObject({ ok: false, checked: 2, broken: { seq: 3, reason: 'hash' } })
    await tamper(statement`delete from audit_events where seq = 3`)
    expect(await verifyAuditTrail(req)).toMatchObject({ ok: false, broken: { seq: 4, reason: 'gap' } })
    await tamper(statement`insert into audit_events select 3, -3, organisation_id, actor_id, type, subject, payload, happened_at, repeat('0', 64), hash
      from audit_events where seq = 2`)
    expect(await verifyAuditTrail(req)).toMatchObject({ ok: false, broken: { seq: 3, reason: 'previous-hash' } })
  })
})
