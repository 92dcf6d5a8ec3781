import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rows, sql, systemRequest } from '@/shared/db'
import {
  cancelSession,
  changeSession,
  claimAttendance,
  confirmClaims,
  getAttendanceCode,
  getSession,
  recordAttendance,
  type AttendanceState,
} from '@/systems/training/public'
import { startSchool, type Actor, type School } from '../builders/school'
import { at, makeCohort, makeSession, terms } from './training-cohort'

let school: School

beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school.stop())

const stored = async <Row>(statement: ReturnType<typeof query>): Promise<Row[]> =>
  rows<Row>(
    await sql(await systemRequest(school.payload, { reason: 'looking at what a test wrote' })).execute(statement),
  )
const rowOf = async (session: number, learner: Actor) =>
  (
    await stored<Record<string, unknown>>(
      query`select state, via, confirmed_by_id as "confirmedBy", claimed_at is not null as claimed, history
        from attendance where session_id = ${session} and learner_id = ${learner.id}`,
    )
  )[0]

async function room(learners = 2) {
  const cohort = await makeCohort(school, { learners })
  const session = await makeSession(cohort)
  return {
    ...cohort,
    session,
    code: async (now: Date) => (await getAttendanceCode({ req: await cohort.trainer.req(), session, now })).code,
    claim: async (who: Actor, code: string, now: Date) => claimAttendance({ req: await who.req(), code, now }),
    record: async (
      who: Actor,
      state: AttendanceState,
      { reason, now = at('10:05:00') }: { reason?: string; now?: Date } = {},
    ) =>
      recordAttendance({
        req: await cohort.trainer.req(),
        session,
        learner: who.id,
        state,
        ...(reason === undefined ? {} : { reason }),
        now,
      }),
  }
}

describe('attendance by list', () => {
  it('is recorded with one tap, by whom and when', async () => {
    const { trainer, learners, session, record } = await room()
    await record(learners[0]!, 'present')
    expect(await rowOf(session, learners[0]!)).toMatchObject({ state: 'present', via: 'list', confirmedBy: trainer.id })
    const { attendees } = await getSession({ req: await trainer.req(), session })
    expect(attendees).toMatchObject([
      { learner: learners[0]!.id, state: 'present', confirmedBy: expect.any(String) as unknown },
      { learner: learners[1]!.id, state: 'expected', confirmedAt: null },
    ])
  })

  it('is corrected only with a reason, and keeps what stood before', async () => {
    const { trainer, learners, session, record } = await room()
    const learner = learners[0]!
    await record(learner, 'present')
    await expect(record(learner, 'absent')).rejects.toMatchObject({ status: 409, code: 'attendance.reason-needed' })
    await expect(record(learner, 'absent', { reason: '  ' })).rejects.toMatchObject({
      code: 'attendance.reason-needed',
    })
    expect(await rowOf(session, learner)).toMatchObject({ state: 'present' })
    await record(learner, 'late', { reason: 'Came after all', now: at('10:20:00') })
    await record(learner, 'partial', { reason: 'Left early', now: at('11:00:00') })
    expect(await rowOf(session, learner)).toMatchObject({
      state: 'partial',
      history: [
        { from: 'present', to: 'late', by: trainer.id, reason: 'Came after all', at: at('10:20:00').toISOString() },
        { from: 'late', to: 'partial', by: trainer.id, reason: 'Left early' },
      ],
    })
    const events = await stored<{ payload: object }>(query`
      select payload from outbox where type = 'attendance.recorded' and payload ->> 'session' = ${String(session)} order by id`)
    expect(events.map(({ payload }) => payload)).toEqual([
      { session, learner: learner.id, from: 'expected', state: 'present' },
      { session, learner: learner.id, from: 'present', state: 'late' },
      { session, learner: learner.id, from: 'late', state: 'partial' },
    ])
  })

  it('is not a correction when the same is tapped twice', async () => {
    const { learners, session, record } = await room()
    await record(learners[0]!, 'present')
    await record(learners[0]!, 'present')
    expect(await rowOf(session, learners[0]!)).toMatchObject({ state: 'present', history: [] })
  })

  it('begins two hours before the session; who is excused is known before', async () => {
    const { learners, record } = await room()
    await expect(record(learners[0]!, 'present', { now: at('07:59:00') })).rejects.toMatchObject({
      code: 'attendance.too-early',
    })
    await expect(record(learners[0]!, 'excused', { now: at('07:59:00') })).resolves.toMatchObject({ state: 'excused' })
  })

  it('is of people in the cohort alone, by its own trainers alone', async () => {
    const { learners, session, record } = await room()
    await expect(record(school.as.learner, 'present')).rejects.toMatchObject({ status: 404, code: 'learner.not-found' })
    await expect(record(school.other.learner, 'present')).rejects.toMatchObject({ status: 404 })
    const body = { learner: learners[0]!.id, state: 'present' }
    const outsider = (await makeCohort(school)).trainer
    expect((await outsider.call('POST', `/sessions/${session}/attendance`, body)).status).toBe(404)
    expect((await learners[0]!.call('POST', `/sessions/${session}/attendance`, body)).status).toBe(403)
    expect((await school.other.manager.call('POST', `/sessions/${session}/attendance`, body)).status).toBe(404)
    expect(await rowOf(session, learners[0]!)).toBeUndefined()
  })

  it('stays with the session when somebody leaves the cohort', async () => {
    const { id, trainer, learners, session, record } = await room()
    await record(learners[0]!, 'present')
    await stored(query`delete from cohorts_rels where parent_id = ${id} and users_id = ${learners[0]!.id}`)
    const { attendees } = await getSession({ req: await trainer.req(), session })
    expect(attendees[0]).toMatchObject({ learner: learners[0]!.id, state: 'present', inCohort: false })
  })
})

describe('attendance by code', () => {
  it('is a claim until the trainer confirms it', async () => {
    const { trainer, learners, session, code, claim } = await room()
    const learner = learners[0]!
    const answer = await claim(learner, await code(at('10:00:10')), at('10:00:40'))
    expect(answer).toMatchObject({ state: 'claimed', session: { title: terms.title } })
    expect(await rowOf(session, learner)).toMatchObject({
      state: 'expected',
      via: 'qr',
      claimed: true,
      confirmedBy: null,
    })
    const { confirmed } = await confirmClaims({ req: await trainer.req(), session, now: at('10:05:00') })
    expect(confirmed).toEqual([learner.id])
    expect(await rowOf(session, learner)).toMatchObject({ state: 'present', via: 'qr', confirmedBy: trainer.id })
    expect(await confirmClaims({ req: await trainer.req(), session })).toEqual({ confirmed: [] })
    expect(await claim(learner, await code(at('10:06:00')), at('10:06:00'))).toMatchObject({ state: 'confirmed' })
  })

  it('is confirmed for one alone where the trainer says so', async () => {
    const { trainer, learners, session, code, claim } = await room(3)
    const shown = await code(at('10:00:00'))
    for (const learner of learners) await claim(learner, shown, at('10:00:10'))
    const { confirmed } = await confirmClaims({ req: await trainer.req(), session, learners: [learners[1]!.id] })
    expect(confirmed).toEqual([learners[1]!.id])
    expect(await rowOf(session, learners[0]!)).toMatchObject({ state: 'expected', claimed: true })
  })

  it('is told of once, however often the code is opened', async () => {
    const { learners, session, code, claim } = await room()
    const shown = await code(at('10:00:00'))
    await claim(learners[0]!, shown, at('10:00:05'))
    await claim(learners[0]!, shown, at('10:00:06'))
    expect(
      await stored(query`
        select id from outbox where type = 'attendance.claimed' and payload ->> 'session' = ${String(session)}`),
    ).toHaveLength(1)
  })

  it('is refused with an old code, a forged one, and one of another session', async () => {
    const { learners, session, code, claim } = await room()
    const shown = await code(at('10:00:00'))
    await expect(claim(learners[0]!, shown, at('10:01:00'))).rejects.toMatchObject({
      status: 410,
      code: 'attendance.old-code',
    })
    await expect(claim(learners[0]!, shown, at('09:59:59'))).rejects.toMatchObject({ code: 'attendance.old-code' })
    const forged = `${shown.slice(0, -1)}${shown.endsWith('0') ? '1' : '0'}`
    await expect(claim(learners[0]!, forged, at('10:00:00'))).rejects.toMatchObject({ code: 'attendance.unknown-code' })
    const other = await room()
    await expect(claim(learners[0]!, await other.code(at('10:00:00')), at('10:00:00'))).rejects.toMatchObject({
      status: 403,
      code: 'attendance.not-in-cohort',
    })
    expect(await rowOf(session, learners[0]!)).toBeUndefined()
  })

  it('tells somebody of another organisation nothing, not even that there is such a session', async () => {
    const { code, claim } = await room()
    await expect(claim(school.other.learner, await code(at('10:00:00')), at('10:00:00'))).rejects.toMatchObject({
      code: 'attendance.unknown-code',
    })
  })

  it('is taken from half an hour before until the end, and not of a session that was called off', async () => {
    const { trainer, learners, session, code, claim } = await room()
    await expect(code(at('09:29:00'))).rejects.toMatchObject({ status: 409, code: 'session.not-now' })
    await expect(code(at('11:31:00'))).rejects.toMatchObject({ code: 'session.not-now' })
    const last = await code(at('11:30:00'))
    await expect(claim(learners[0]!, last, at('11:30:20'))).rejects.toMatchObject({ code: 'attendance.closed' })
    const early = await code(at('09:40:00'))
    await cancelSession({ req: await trainer.req(), session, reason: 'Fire drill', now: at('09:40:00') })
    await expect(claim(learners[0]!, early, at('09:40:10'))).rejects.toMatchObject({ code: 'session.cancelled' })
  })

  it('is shown to the trainers of the cohort alone, over REST too', async () => {
    const { learners, session } = await room()
    const outsider = (await makeCohort(school)).trainer
    expect((await outsider.call('GET', `/sessions/${session}/code`)).status).toBe(404)
    expect((await learners[0]!.call('GET', `/sessions/${session}/code`)).status).toBe(403)
  })
})

describe('the calendar file', () => {
  const lines = async (actor: Actor, session: number) => {
    const reply = await actor.call('GET', `/sessions/${session}/calendar`)
    expect(reply.status).toBe(200)
    const text = (await reply.text()).replace(/\r\n[ \t]/g, '')
    const entries = text.split('\r\n').map((line) => /^([A-Z-]+)[^:]*:(.*)$/.exec(line))
    return {
      type: reply.headers.get('content-type'),
      of: (name: string) =>
        entries.filter((entry) => entry?.[1] === name).map((entry) => entry?.[2]?.replace(/\\(.)/g, '$1')),
      text,
    }
  }

  it('keeps one UID for ever, counts its changes, and takes the entry out when the session is called off', async () => {
    const { trainer, learners, session } = await room()
    const first = await lines(learners[0]!, session)
    expect(first.type).toContain('method=REQUEST')
    expect(first.of('METHOD')).toEqual(['REQUEST'])
    expect(first.of('SEQUENCE')).toEqual(['0'])
    expect(first.of('DTSTART')).toEqual(['20261126T090000Z'])
    expect(first.of('DTEND')).toEqual(['20261126T103000Z'])
    expect(first.of('SUMMARY')).toEqual([terms.title])
    expect(first.of('LOCATION')).toEqual(['Lab 2'])
    expect(first.of('STATUS')).toEqual(['CONFIRMED'])
    const now = at('08:00:00')
    const moved = { ...terms, starts: '2026-11-27T10:00', ends: '2026-11-27T11:00' }
    await changeSession({ req: await trainer.req(), session, sequence: 0, terms: moved, now })
    const second = await lines(learners[0]!, session)
    expect([second.of('UID'), second.of('SEQUENCE')]).toEqual([first.of('UID'), ['1']])
    expect(second.of('DTSTART')).toEqual(['20261127T090000Z'])
    await cancelSession({ req: await trainer.req(), session, reason: 'No power', now })
    const third = await lines(learners[0]!, session)
    expect([third.of('UID'), third.of('SEQUENCE')]).toEqual([first.of('UID'), ['2']])
    expect([third.of('METHOD'), third.of('STATUS')]).toEqual([['CANCEL'], ['CANCELLED']])
  })

  it('names the trainer and the one it is for, and nobody else in the cohort', async () => {
    const { trainer, learners, session } = await room(3)
    const { text } = await lines(learners[0]!, session)
    expect(text).toContain(trainer.email)
    expect(text).toContain(learners[0]!.email)
    for (const other of learners.slice(1)) expect(text).not.toContain(other.email)
  })

  it('is for the cohort and its trainers alone', async () => {
    const { session } = await room()
    const outsider = (await makeCohort(school)).trainer
    for (const actor of [outsider, school.as.learner, school.as.author, school.other.admin]) {
      expect((await actor.call('GET', `/sessions/${session}/calendar`)).status).toBe(404)
    }
  })
})
