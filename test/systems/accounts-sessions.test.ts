import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rows, sql, systemRequest, update } from '@/shared/db'
import { getEmailChangeLink, getResetLink, setPersonState } from '@/systems/identity/public'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { schoolPassword, startSchool, type Actor, type School } from '../builders/school'
import { browserOf, type Browser } from './accounts-kit'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const signedIn = async (actor: Pick<Actor, 'email'>, browser: Browser = browserOf(school)) => {
  const answer = await browser.post('/users/login', { email: actor.email, password: schoolPassword })
  expect(answer.status).toBe(200)
  return browser
}
const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })
const told = async (type: string, subject: string) =>
  rows<{ payload: Record<string, unknown> }>(
    await sql(await system()).execute(query`select payload from outbox where type = ${type} and subject = ${subject}`),
  ).map(({ payload }) => payload)
const secretOf = ({ url }: { url: string }) => url.split('#')[1] ?? ''

describe('a session', () => {
  it('is worth nothing after signing out, wherever its cookie was copied to', async () => {
    const browser = await signedIn(await school.someone('Leaver', ['learner']))
    const thief = browserOf(school)
    thief.cookies.set('payload-token', browser.cookies.get('payload-token') ?? '')
    expect(await thief.isSignedIn()).toBe(true)
    expect((await browser.post('/users/logout')).status).toBe(200)
    expect([await browser.isSignedIn(), await thief.isSignedIn()]).toEqual([false, false])
  })

  it('is dead at once when the roles change, and the token does not keep the old ones', async () => {
    const person = await school.someone('Promoted', ['learner'])
    const browser = await signedIn(person)
    const changed = await school.as.admin.call('PATCH', `/users/${person.id}`, { roles: ['author'] })
    expect(changed.status).toBe(200)
    expect(await browser.isSignedIn()).toBe(false)
    expect((await person.call('GET', '/courses')).status).toBe(403)
    expect(await told('person.roles-changed', `person:${person.id}`)).toEqual([
      { person: person.id, from: ['learner'], to: ['author'] },
    ])
  })

  it('outlives a change that has nothing to do with rights', async () => {
    const person = await school.someone('Renamed', ['learner'])
    const browser = await signedIn(person)
    expect((await school.as.admin.call('PATCH', `/users/${person.id}`, { jobRole: 'Analyst' })).status).toBe(200)
    expect(await browser.isSignedIn()).toBe(true)
  })

  it('is dead at once when the person is blocked, who then cannot sign in; unblocked, they can', async () => {
    const person = await school.someone('Blocked', ['learner'])
    const browser = await signedIn(person)
    expect((await school.as.admin.call('POST', `/users/${person.id}/block`)).status).toBe(200)
    expect(await browser.isSignedIn()).toBe(false)
    const refused = await browser.post('/users/login', { email: person.email, password: schoolPassword })
    const wrong = await browser.post('/users/login', { email: person.email, password: 'something else' })
    expect([refused.status, refused.json]).toEqual([wrong.status, wrong.json])
    expect((await school.as.admin.call('POST', `/users/${person.id}/unblock`)).status).toBe(200)
    await signedIn(person)
  })

  it('is dead at once when the person has left', async () => {
    const person = await school.someone('Gone', ['trainer'])
    const browser = await signedIn(person)
    await setPersonState({ req: await system(), person: person.id, state: 'left' })
    expect(await browser.isSignedIn()).toBe(false)
    expect(await told('person.left', `person:${person.id}`)).toHaveLength(1)
  })

  it('can be seen and ended by its owner from another browser', async () => {
    const person = await school.someone('Two Browsers', ['learner'])
    const [here, there] = [
      await signedIn(person),
      await signedIn(person, browserOf(school, { agent: 'Chrome/1 Windows' })),
    ]
    const me = (await here.get('/users/me')).json as { user: { sessions: { id: string; agent: string }[] } }
    const other = me.user.sessions.find(({ agent }) => agent === 'Chrome on Windows')
    expect((await here.post(`/users/sessions/${other?.id}/revoke`)).status).toBe(200)
    expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, false])
  })

  it('cannot be ended by somebody else', async () => {
    const person = await school.someone('Safe', ['learner'])
    const browser = await signedIn(person)
    const me = (await browser.get('/users/me')).json as { user: { sessions: { id: string }[] } }
    for (const { id } of me.user.sessions) {
      const answer = await school.as.admin.call('POST', `/users/sessions/${id}/revoke`)
      expect(await answer.json()).toEqual({ ended: false })
    }
    expect(await browser.isSignedIn()).toBe(true)
  })

  it('goes on with a new token as long as it lives, and not longer', async () => {
    const browser = await signedIn(await school.someone('Refresher', ['learner']))
    const old = browser.cookies.get('payload-token')
    const refreshed = await browser.post('/users/refresh-token')
    expect(refreshed).toMatchObject({ status: 200, json: { refreshedToken: browser.cookies.get('payload-token') } })
    const copy = browserOf(school)
    copy.cookies.set('payload-token', old ?? '')
    expect(await copy.isSignedIn()).toBe(true)
    await browser.post('/users/logout')
    expect((await copy.post('/users/refresh-token')).status).toBe(401)
  })

  it('that is ended while somebody signs in does not come back', async () => {
    const person = await school.someone('Racer', ['learner'])
    const first = await signedIn(person)
    const signingIn = signedIn(person)
    await first.post('/users/logout')
    await signingIn
    expect(await first.isSignedIn()).toBe(false)
  })
})

describe('a new password', () => {
  it('asks for the old one, and ends every other session', async () => {
    const person = await school.someone('Changer', ['learner'])
    const [here, there] = [await signedIn(person), await signedIn(person)]
    const password = 'seven green bottles'
    expect(await here.post('/users/change-password', { current: 'wrong one', password })).toMatchObject({
      status: 403,
      code: 'account.password-wrong',
    })
    expect((await here.post('/users/change-password', { current: schoolPassword, password })).status).toBe(200)
    expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, false])
    expect((await there.post('/users/login', { email: person.email, password: schoolPassword })).status).toBe(401)
    expect((await there.post('/users/login', { email: person.email, password })).status).toBe(200)
  })

  it.each([
    ['short', 'at least 12'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['password1234', 'guessed'],
    ['1234567890123456', 'guessed'],
  ])('is refused when it is weak: %s', async (password, why) => {
    const browser = await signedIn(await school.someone(`Weak ${password}`, ['learner']))
    const answer = await browser.post('/users/change-password', { current: schoolPassword, password })
    expect(answer).toMatchObject({ status: 400, code: 'account.password-weak' })
    expect(JSON.stringify(answer.json)).toContain(why)
  })

  it('cannot be set past that, nor the email: documents do not take either from their owner', async () => {
    const person = await school.someone('Sneaky', ['admin'])
    for (const body of [{ password: 'seven green bottles' }, { email: 'other@example.org' }]) {
      const answer = await person.call('PATCH', `/users/${person.id}`, body)
      expect(answer.status).toBe(403)
    }
    await signedIn(person)
  })

  it('comes by a link that works once, is not kept anywhere, and ends all sessions', async () => {
    const person = await school.someone('Forgetful', ['learner'])
    const browser = await signedIn(person)
    const asked = await browserOf(school).post('/users/forgot-password', { email: person.email })
    expect(asked.status).toBe(200)
    expect(await told('person.password-reset-requested', `person:${person.id}`)).toEqual([{ person: person.id }])
    const link = await getResetLink({ req: await system(), person: person.id })
    expect(link).toMatchObject({ email: person.email, name: 'Forgetful', language: 'en' })
    const token = secretOf(link)
    const kept = await sql(await system()).execute(
      query`select count(*) as n from account_tokens where token_hash = ${token}`,
    )
    expect(rows(kept)).toEqual([{ n: '0' }])
    const visitor = browserOf(school)
    expect((await visitor.post('/users/reset-password', { token, password: 'weak' })).code).toBe(
      'account.password-weak',
    )
    const password = 'eleven lazy otters'
    expect((await visitor.post('/users/reset-password', { token, password })).status).toBe(200)
    expect(await visitor.isSignedIn()).toBe(false)
    expect(await browser.isSignedIn()).toBe(false)
    expect((await visitor.post('/users/reset-password', { token, password })).code).toBe('link.invalid')
    expect((await visitor.post('/users/login', { email: person.email, password })).status).toBe(200)
  })

  it('by mail answers the same for an address that nobody has, and sends nothing', async () => {
    const known = await browserOf(school).post('/users/forgot-password', { email: school.as.author.email })
    const start = Date.now()
    const unknown = await browserOf(school).post('/users/forgot-password', { email: 'nobody@example.org' })
    expect([unknown.status, unknown.json]).toEqual([known.status, known.json])
    expect(Date.now() - start).toBeGreaterThanOrEqual(390)
  })

  it('by an expired link, or one of another purpose, is refused', async () => {
    const person = await school.someone('Late', ['learner'])
    await browserOf(school).post('/users/forgot-password', { email: person.email })
    const token = secretOf(await getResetLink({ req: await system(), person: person.id }))
    expect((await browserOf(school).post('/users/confirm-email', { token })).code).toBe('link.invalid')
    await sql(await system()).execute(query`update account_tokens set expires_at = now() - interval '1 second'`)
    const late = await browserOf(school).post('/users/reset-password', { token, password: 'eleven lazy otters' })
    expect(late).toMatchObject({ status: 410, code: 'link.invalid' })
  })

  it('given by an administrator to somebody else ends their sessions', async () => {
    const person = await school.someone('Helped', ['learner'])
    const browser = await signedIn(person)
    const weak = await school.as.admin.call('PATCH', `/users/${person.id}`, { password: 'short' })
    expect(weak.status).toBe(400)
    const set = await school.as.admin.call('PATCH', `/users/${person.id}`, { password: 'nine purple kites' })
    expect(set.status).toBe(200)
    expect(await browser.isSignedIn()).toBe(false)
    expect(await told('person.password-changed', `person:${person.id}`)).toEqual([
      { person: person.id, by: 'administrator' },
    ])
  })
})

describe('a new email', () => {
  it('holds only when the link in the new mailbox was opened, and ends all sessions', async () => {
    const person = await school.someone('Mover', ['learner'])
    const browser = await signedIn(person)
    const email = 'moved@example.org'
    expect((await browser.post('/users/change-email', { email, password: 'wrong one' })).code).toBe(
      'account.password-wrong',
    )
    expect((await browser.post('/users/change-email', { email, password: schoolPassword })).status).toBe(200)
    const link = await getEmailChangeLink({ req: await system(), person: person.id })
    expect(link.email).toBe(email)
    const old = browserOf(school)
    await signedIn(person, old)
    expect((await browserOf(school).post('/users/confirm-email', { token: secretOf(link) })).json).toEqual({ email })
    expect([await browser.isSignedIn(), await old.isSignedIn()]).toEqual([false, false])
    expect((await old.post('/users/login', { email: person.email, password: schoolPassword })).status).toBe(401)
    expect((await old.post('/users/login', { email, password: schoolPassword })).status).toBe(200)
  })

  it('that somebody else has is not told, and does not move', async () => {
    const person = await school.someone('Curious', ['learner'])
    const browser = await signedIn(person)
    const email = school.other.learner.email
    expect((await browser.post('/users/change-email', { email, password: schoolPassword })).status).toBe(200)
    const link = await getEmailChangeLink({ req: await system(), person: person.id })
    expect((await browserOf(school).post('/users/confirm-email', { token: secretOf(link) })).code).toBe('link.invalid')
    await signedIn(person)
  })
})

describe("Payload's own ways in", () => {
  it.each(['first-register', 'unlock', 'verify/abc'])('are closed: %s', async (path) => {
    expect((await browserOf(school).post(`/users/${path}`, { email: school.as.admin.email })).status).toBe(403)
  })

  it('are subject to the same rules when code calls them', async () => {
    const person = await school.someone('Coded', ['learner'])
    await update({ req: await system(), collection: 'users', id: person.id, data: { state: 'blocked' } })
    const login = school.payload.login({ collection: 'users', data: { email: person.email, password: schoolPassword } })
    await expect(login).rejects.toMatchObject({ code: 'auth.not-active' })
  })
})
