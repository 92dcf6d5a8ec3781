import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import { signIn } from '@/systems/identity/public'
import { schoolPassword, startSchool, type School } from '../builders/school'
import { browserOf, type Browser } from './accounts-kit'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })
const guess = (browser: Browser, email: string, password = 'not the password') =>
  browser.post('/users/login', { email, password })
/** Many wrong tries without the hashing, which would take minutes: as they stand in the table afterwards. */
const strangersHaveTried = async (email: string, places: number) => {
  for (let place = 0; place < places; place += 1) {
    const browser = browserOf(school, { address: `address:198.51.100.${place}` })
    for (let n = 0; n < 10; n += 1) await guess(browser, email, '')
  }
}

describe('guessing', () => {
  it('ends after ten wrong passwords from one place, with the time to wait, also for the right one', async () => {
    const person = await school.someone('Guessed', ['learner'])
    const browser = browserOf(school, { address: 'address:203.0.113.1' })
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess(browser, person.email)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    const refused = await guess(browser, person.email, schoolPassword)
    expect(refused).toMatchObject({ status: 429, code: 'auth.too-many-tries' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
  }, 60_000)

  it('reads the same and takes as long where there is no such account', async () => {
    const browser = browserOf(school, { address: 'address:203.0.113.2' })
    const timed = async (email: string) => {
      const start = performance.now()
      const answer = await guess(browser, email)
      return { answer, took: performance.now() - start }
    }
    await timed('warm@example.org')
    const [known, unknown] = [await timed(school.as.sales.email), await timed('nobody@example.org')]
    expect([unknown.answer.status, unknown.answer.json]).toEqual([known.answer.status, known.answer.json])
    expect(unknown.took).toBeGreaterThan(known.took * 0.5)
    for (let n = 0; n < 9; n += 1) await guess(browser, 'nobody@example.org', '')
    expect((await guess(browser, 'nobody@example.org')).status).toBe(429)
  }, 60_000)

  it('by strangers all over the world is bounded, told once, and does not keep the owner out', async () => {
    const person = await school.someone('Victim', ['learner'])
    const home = browserOf(school, { address: 'address:192.0.2.10' })
    expect((await guess(home, person.email, schoolPassword)).status).toBe(200)

    await strangersHaveTried(person.email, 4)
    const stranger = browserOf(school, { address: 'address:198.51.100.99' })
    expect((await guess(stranger, person.email, schoolPassword)).status).toBe(429)
    const told = await sql(await system()).execute(
      query`select payload, organisation_id as organisation from outbox where type = 'person.locked-out'`,
    )
    expect(rows(told)).toEqual([{ payload: { person: person.id }, organisation: school.organisation }])

    const device = browserOf(school, { address: 'address:192.0.2.77' })
    device.cookies.set('coursewright-device', home.cookies.get('coursewright-device') ?? '')
    expect((await guess(device, person.email, schoolPassword)).status).toBe(200)
    const network = browserOf(school, { address: 'address:192.0.2.10' })
    expect((await guess(network, person.email, schoolPassword)).status).toBe(200)
  }, 120_000)

  it('is not made easier by a made-up device, nor by the device of somebody else', async () => {
    const [person, other] = [await school.someone('Target', ['learner']), await school.someone('Helper', ['learner'])]
    const helper = browserOf(school, { address: 'address:192.0.2.20' })
    await guess(helper, other.email, schoolPassword)
    const forged = browserOf(school, { address: 'address:192.0.2.21' })
    const value = Buffer.from(JSON.stringify({ person: person.id, device: 'x', until: 9e9 })).toString('base64url')
    forged.cookies.set('coursewright-device', `${value}.AAAA`)
    for (const browser of [forged, helper]) for (let n = 0; n < 10; n += 1) await guess(browser, person.email, '')
    expect((await guess(forged, person.email, schoolPassword)).status).toBe(429)
    expect((await guess(helper, person.email, schoolPassword)).status).toBe(429)
    expect((await guess(helper, other.email, schoolPassword)).status).toBe(200)
  }, 60_000)

  it('may begin again when the time is over', async () => {
    const person = await school.someone('Patient', ['learner'])
    const visit = { address: 'address:192.0.2.30', agent: 'Test', device: null }
    const browser = browserOf(school, { address: visit.address })
    for (let n = 0; n < 10; n += 1) await guess(browser, person.email, '')
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    const tryAt = async (now: Date) =>
      signIn({ req: await system(), email: person.email, password: schoolPassword, visit, now })
    await expect(tryAt(at(9))).rejects.toMatchObject({ status: 429 })
    expect(await tryAt(at(11))).toHaveProperty('opened')
  }, 60_000)

  it('leaves no address behind in the table that counts', async () => {
    const kept = await sql(await system()).execute(query`select key from sign_in_tries`)
    for (const { key } of rows<{ key: string }>(kept)) expect(key).toMatch(/^[0-9a-f]{64}$/)
  })
})
