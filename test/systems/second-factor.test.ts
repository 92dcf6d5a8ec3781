import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { Secret, TOTP } from 'otpauth'
import { rows, sql, systemRequest, update } from '@/shared/db'
import type { Role } from '@/systems/identity/public'
import { schoolPassword, startSchool, type Actor, type School } from '../builders/school'
import { answerOf, browserOf, type Browser } from './accounts-kit'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })
const required = async (requireSecondFactor: boolean) =>
  answerOf(await school.as.admin.call('PATCH', `/organisations/${school.organisation}`, { requireSecondFactor }))
/** The code that the app shows, `steps` of thirty seconds from now. */
const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })
const wrongCode = (key: string) => String((Number(codeOf(key)) + 1) % 1_000_000).padStart(6, '0')
const login = (browser: Browser, actor: Pick<Actor, 'email'>, more: Record<string, unknown> = { steps: true }) =>
  browser.post('/users/login', { email: actor.email, password: schoolPassword, ...more })

/** Somebody with an authenticator app, signed in. The code of the step before this one is used up. */
async function withApp(name: string, roles: Role[] = ['learner']) {
  const person = await school.someone(name, roles)
  const browser = browserOf(school)
  expect((await login(browser, person)).status).toBe(200)
  const { json } = await browser.post('/users/second-factor/begin')
  const key = json.key as string
  expect(json.address).toMatch(/^otpauth:\/\/totp\/Coursewright:/)
  expect(json.picture).toMatch(/^<svg /)
  const confirmed = await browser.post('/users/second-factor/confirm', { code: codeOf(key, -1) })
  expect(confirmed.status).toBe(200)
  return { person, browser, key, recoveryCodes: confirmed.json.recoveryCodes as string[] }
}

describe('a second factor', () => {
  it('counts only from the first right code on', async () => {
    const person = await school.someone('Undecided', ['learner'])
    const browser = browserOf(school)
    await login(browser, person)
    const { json } = await browser.post('/users/second-factor/begin')
    const wrong = await browser.post('/users/second-factor/confirm', { code: wrongCode(json.key as string) })
    expect(wrong).toMatchObject({ status: 403, code: 'second-factor.wrong-code' })
    expect(await login(browserOf(school), person)).toMatchObject({
      status: 200,
      json: { token: expect.any(String) as unknown as string },
    })
  })

  it('is asked for after the password; before the code nothing at all can be done', async () => {
    const { person, key } = await withApp('Careful')
    const browser = browserOf(school)
    const first = await login(browser, person)
    expect(first).toMatchObject({ status: 200, json: { next: 'second-factor' } })
    expect(first.json).toEqual({ next: 'second-factor' })
    expect([...browser.cookies.keys()]).toEqual(['coursewright-sign-in'])
    expect(await browser.isSignedIn()).toBe(false)
    for (const path of [
      '/users/second-factor/begin',
      '/users/second-factor/disable',
      '/users/sessions/revoke-others',
    ]) {
      expect((await browser.post(path, { code: codeOf(key) })).status).toBe(401)
    }
    expect((await browser.post('/users/second-factor/begin-sign-in')).code).toBe('second-factor.enabled')
    expect((await browser.post('/users/second-factor', { code: wrongCode(key) })).status).toBe(403)
    expect((await browser.post('/users/second-factor', { code: codeOf(key) })).status).toBe(200)
    expect(await browser.isSignedIn()).toBe(true)
    expect(browser.cookies.has('coursewright-sign-in')).toBe(false)
  })

  it("is refused with a clear code to who knows nothing of steps, Payload's own form for one", async () => {
    const { person } = await withApp('Old Client')
    const form = new FormData()
    form.set('_payload', JSON.stringify({ email: person.email, password: schoolPassword }))
    const browser = browserOf(school)
    const answer = await answerOf(await browser.send('POST', '/users/login', form))
    expect(answer).toMatchObject({ status: 401, code: 'auth.second-factor-needed' })
    expect(await browser.isSignedIn()).toBe(false)
    const plain = school.payload.login({ collection: 'users', data: { email: person.email, password: schoolPassword } })
    await expect(plain).rejects.toMatchObject({ code: 'auth.second-factor-needed' })
  })

  it('takes each code once, also when two requests bring it at the same time', async () => {
    const { person, key } = await withApp('Replayed')
    const [one, two] = [browserOf(school), browserOf(school)]
    await login(one, person)
    await login(two, person)
    const code = codeOf(key)
    const answers = await Promise.all([one, two].map((browser) => browser.post('/users/second-factor', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    await login(two, person)
    expect((await two.post('/users/second-factor', { code: codeOf(key, -1) })).status).toBe(403)
  })

  it('can be answered with a recovery code, each of which works once', async () => {
    const { person, recoveryCodes } = await withApp('Lost Phone')
    expect(new Set(recoveryCodes).size).toBe(10)
    const [code = ''] = recoveryCodes
    const browser = browserOf(school)
    await login(browser, person)
    expect((await browser.post('/users/second-factor', { code: code.toUpperCase().replace('-', ' ') })).status).toBe(
      200,
    )
    await login(browser, person)
    expect((await browser.post('/users/second-factor', { code })).status).toBe(403)
    const kept = await sql(await system()).execute(
      query`select secret, recovery from second_factors where person_id = ${person.id}`,
    )
    expect(JSON.stringify(rows(kept))).not.toContain(recoveryCodes[1]?.replace('-', ''))
  })

  it('keeps its key encrypted', async () => {
    const { person, key } = await withApp('Sealed')
    const kept = await sql(await system()).execute(
      query`select secret from second_factors where person_id = ${person.id}`,
    )
    const [row] = rows<{ secret: string }>(kept)
    expect(row?.secret).not.toContain(key)
    for (const actor of [school.as.admin, person]) {
      expect((await actor.call('GET', '/second-factors')).status).toBe(403)
    }
  })

  it('cannot be guessed: ten wrong codes, then a pause', async () => {
    const { person, key } = await withApp('Guessed Code')
    const browser = browserOf(school, { address: 'address:203.0.113.50' })
    await login(browser, person)
    const answers = []
    for (let n = 0; n < 11; n += 1) answers.push(await browser.post('/users/second-factor', { code: wrongCode(key) }))
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 403), 429])
    expect((await browser.post('/users/second-factor', { code: codeOf(key) })).status).toBe(429)
  }, 30_000)

  it('cannot be finished with a forged step, nor after the password changed', async () => {
    const { person, key } = await withApp('Stepwise')
    const browser = browserOf(school)
    await login(browser, person)
    const [body = '', signature = ''] = (browser.cookies.get('coursewright-sign-in') ?? '').split('.')
    const value = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    const forged = browserOf(school)
    const other = Buffer.from(JSON.stringify({ ...value, person: school.as.admin.id })).toString('base64url')
    forged.cookies.set('coursewright-sign-in', `${other}.${signature}`)
    expect((await forged.post('/users/second-factor', { code: codeOf(key) })).code).toBe('auth.sign-in-again')
    await update({ req: await system(), collection: 'users', id: person.id, data: { password: 'a new long password' } })
    expect((await browser.post('/users/second-factor', { code: codeOf(key) })).code).toBe('auth.sign-in-again')
  })

  it('is switched off with a code, not without', async () => {
    const { person, browser, key } = await withApp('Tired')
    expect((await browser.post('/users/second-factor/disable', { code: wrongCode(key) })).status).toBe(403)
    expect((await browser.post('/users/second-factor/disable', { code: codeOf(key) })).status).toBe(200)
    expect((await login(browserOf(school), person)).json).toHaveProperty('token')
  })
})

describe('an organisation that asks staff for a second factor', () => {
  it('signs out staff without one at once, who set it up before they can do anything; learners are left alone', async () => {
    const [author, learner] = [await school.someone('Staff', ['author']), await school.someone('Free', ['learner'])]
    const keeper = await withApp('Prepared', ['author'])
    const [working, learning] = [browserOf(school), browserOf(school)]
    await login(working, author)
    await login(learning, learner)
    expect((await required(true)).status).toBe(200)
    expect([await working.isSignedIn(), await learning.isSignedIn(), await keeper.browser.isSignedIn()]).toEqual([
      false,
      true,
      true,
    ])
    expect((await login(working, author)).json).toEqual({ next: 'enrol' })
    expect(await working.isSignedIn()).toBe(false)
    const begun = await working.post('/users/second-factor/begin-sign-in')
    const confirmed = await working.post('/users/second-factor/confirm-sign-in', {
      code: codeOf(begun.json.key as string),
    })
    expect(confirmed).toMatchObject({ status: 200, json: { recoveryCodes: expect.any(Array) as unknown as unknown[] } })
    expect(await working.isSignedIn()).toBe(true)
    const off = await working.post('/users/second-factor/disable', { code: codeOf(begun.json.key as string, 1) })
    expect(off).toMatchObject({ status: 409, code: 'second-factor.required' })
  })

  it('asks nobody of another organisation', async () => {
    expect((await login(browserOf(school), school.other.author)).json).toHaveProperty('token')
  })

  it('has administrators who help after a lost phone: the factor is gone, and so are the sessions', async () => {
    await update({
      req: await system(),
      collection: 'organisations',
      id: school.organisation,
      data: { requireSecondFactor: false },
    })
    const admin = await withApp('Administrator', ['admin'])
    const { person, browser } = await withApp('Helpless', ['learner'])
    expect((await browser.post(`/users/${person.id}/reset-second-factor`)).status).toBe(404)
    expect((await school.other.admin.call('POST', `/users/${person.id}/reset-second-factor`)).status).toBe(404)
    expect((await admin.browser.post(`/users/${person.id}/reset-second-factor`)).status).toBe(200)
    expect(await browser.isSignedIn()).toBe(false)
    expect((await login(browserOf(school), person)).json).toHaveProperty('token')
  })
})
