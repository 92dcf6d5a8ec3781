import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest, update } from '@/shared/db'
import { getInvitationLink, getVerifyLink } from '@/systems/identity/public'
import { startSchool, type School } from '../builders/school'
import { answerOf, browserOf } from './accounts-kit'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const system = () => systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })
const setting = async (data: { registration: 'closed' | 'invitation' | 'domain'; allowedDomains?: string[] }) =>
  update({ req: await system(), collection: 'organisations', id: school.organisation, data })
const invite = async (body: Record<string, unknown>, actor = school.as.admin) => {
  const answer = await answerOf(await actor.call('POST', '/invitations', body))
  return { ...answer, id: (answer.json.doc as { id: number } | undefined)?.id ?? 0 }
}
const linkTo = async (invitation: number) => getInvitationLink({ req: await system(), invitation })
const secretOf = ({ url }: { url: string }) => url.split('#')[1] ?? ''
const password = 'seven green bottles'
const accept = (token: string, more: Record<string, unknown> = {}) =>
  browserOf(school).post('/users/accept-invitation', {
    token,
    name: 'Ada Example',
    password,
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    ...more,
  })
const events = async (type: string) =>
  rows<{ payload: Record<string, unknown>; organisation: number }>(
    await sql(await system()).execute(
      query`select payload, organisation_id as organisation from outbox where type = ${type} order by id`,
    ),
  )

describe('an invitation', () => {
  it('is refused while the organisation is closed, which it is at first, and says what to do', async () => {
    const answer = await invite({ email: 'early@example.org' })
    expect(answer).toMatchObject({ status: 409, code: 'invitation.closed' })
  })

  it('makes an account with its roles, once its link was opened: no person, password or token exists before', async () => {
    await setting({ registration: 'invitation' })
    const { status, id } = await invite({ email: 'Ada@Example.org', name: 'Ada', roles: ['author', 'reviewer'] })
    expect(status).toBe(201)
    expect(await events('person.invited')).toEqual([
      { payload: { invitation: id, person: null }, organisation: school.organisation },
    ])
    const link = await linkTo(id)
    expect(link).toMatchObject({ email: 'ada@example.org', name: 'Ada', language: 'en' })
    expect(link.url).toMatch(/^http:\/\/localhost:3000\/account\/join#[\w-]{43}$/)
    expect((await browserOf(school).post('/users/invitation', { token: secretOf(link) })).json).toMatchObject({
      email: 'ada@example.org',
      organisation: 'Meridian Biobank',
    })
    const accepted = await accept(secretOf(link))
    expect(accepted.status).toBe(200)
    const person = accepted.json.person as number
    const account = await answerOf(await school.as.admin.call('GET', `/users/${person}?depth=0`))
    expect(account.json).toMatchObject({
      name: 'Ada Example',
      roles: ['author', 'reviewer'],
      language: 'nl',
      timeZone: 'Europe/Amsterdam',
      organisation: school.organisation,
      state: 'active',
    })
    const signedIn = await browserOf(school).post('/users/login', { email: 'ada@example.org', password })
    expect(signedIn.status).toBe(200)
    expect(await events('person.registered')).toMatchObject([{ payload: { person, via: 'invitation' } }])
  })

  it('is used up by one account, and gives no better rights than it says', async () => {
    const token = secretOf(await linkTo((await invite({ email: 'once@example.org' })).id))
    const first = await accept(token, { roles: ['admin'], organisation: school.other.admin.organisation })
    const { json } = await answerOf(await school.as.admin.call('GET', `/users/${first.json.person as number}?depth=0`))
    expect(json).toMatchObject({ roles: ['learner'], organisation: school.organisation })
    expect(await accept(token)).toMatchObject({ status: 410, code: 'link.invalid' })
  })

  it('asks for a good password and loses nothing when it was weak', async () => {
    const token = secretOf(await linkTo((await invite({ email: 'weak@example.org' })).id))
    expect(await accept(token, { password: 'short' })).toMatchObject({ status: 400, code: 'account.password-weak' })
    expect((await accept(token)).status).toBe(200)
  })

  it('is dead when it is withdrawn or too old, and a new mail kills the link of the old one', async () => {
    const { id } = await invite({ email: 'again@example.org' })
    const first = secretOf(await linkTo(id))
    expect((await school.as.manager.call('POST', `/invitations/${id}/send-again`)).status).toBe(200)
    const second = secretOf(await linkTo(id))
    expect((await accept(first)).code).toBe('link.invalid')
    await sql(await system()).execute(
      query`update invitations set expires_at = now() - interval '1 day' where id = ${id}`,
    )
    expect((await accept(second)).code).toBe('link.invalid')
    await sql(await system()).execute(
      query`update invitations set expires_at = now() + interval '1 day' where id = ${id}`,
    )
    expect((await school.as.manager.call('POST', `/invitations/${id}/withdraw`)).status).toBe(200)
    expect((await accept(second)).code).toBe('link.invalid')
    await expect(linkTo(id)).rejects.toMatchObject({ code: 'link.invalid' })
  })

  it('of a manager may bring in learners and trainers, not staff with rights of their own', async () => {
    expect((await invite({ email: 'boss@example.org', roles: ['admin'] }, school.as.manager)).code).toBe(
      'invitation.role-refused',
    )
    expect((await invite({ email: 'coach@example.org', roles: ['trainer'] }, school.as.manager)).status).toBe(201)
  })

  it('says when somebody is here already, and nothing about people of other organisations', async () => {
    expect((await invite({ email: school.as.learner.email })).code).toBe('invitation.has-account')
    const elsewhere = await invite({ email: school.other.learner.email })
    expect(elsewhere.status).toBe(201)
    const answer = await accept(secretOf(await linkTo(elsewhere.id)))
    expect(answer).toMatchObject({ status: 409, code: 'invitation.address-taken' })
  })

  it('never shows its token, nor lets a form fill in what identity decides', async () => {
    const { json } = await invite({
      email: 'honest@example.org',
      tokenHash: 'x',
      source: 'registration',
      expiresAt: '2099-01-01T00:00:00.000Z',
      invitedBy: school.as.learner.id,
    })
    const doc = json.doc as Record<string, unknown>
    expect(doc).not.toHaveProperty('tokenHash')
    expect(doc.source).toBe('invitation')
    expect(Date.parse(String(doc.expiresAt))).toBeLessThan(Date.now() + 15 * 86_400_000)
  })
})

describe('registration by domain', () => {
  const register = (body: Record<string, unknown>) =>
    browserOf(school).post('/users/register', { organisation: 'meridian', name: 'New', language: 'de', ...body })

  it('sends a link to an address of an allowed domain, which makes a learner', async () => {
    await setting({ registration: 'domain', allowedDomains: ['Meridian.example'] })
    expect((await register({ email: 'new@meridian.example' })).status).toBe(200)
    const [event] = await events('person.registration-requested')
    expect(event?.organisation).toBe(school.organisation)
    const link = await getVerifyLink({ req: await system(), invitation: event?.payload.invitation as number })
    expect(link).toMatchObject({ email: 'new@meridian.example', language: 'de' })
    const accepted = await accept(secretOf(link))
    const { json } = await answerOf(
      await school.as.admin.call('GET', `/users/${accepted.json.person as number}?depth=0`),
    )
    expect(json).toMatchObject({ roles: ['learner'], email: 'new@meridian.example' })
  })

  it('answers the same for a foreign domain, a subdomain, an unknown organisation and somebody who is here', async () => {
    const before = (await events('person.registration-requested')).length
    const answers = await Promise.all([
      register({ email: 'x@elsewhere.example' }),
      register({ email: 'x@sub.meridian.example' }),
      register({ email: 'x@meridian.example', organisation: 'nowhere' }),
      register({ email: 'new@meridian.example' }),
    ])
    const welcome = await register({ email: 'fresh@meridian.example' })
    for (const answer of answers) expect([answer.status, answer.json]).toEqual([welcome.status, welcome.json])
    expect((await events('person.registration-requested')).length).toBe(before + 1)
    expect(await events('person.registration-repeated')).toHaveLength(1)
  })

  it('is one wish when it is asked for twice, and none where the organisation is closed', async () => {
    await register({ email: 'twice@meridian.example' })
    await register({ email: 'twice@meridian.example' })
    const count = (await events('person.registration-requested')).length
    await setting({ registration: 'invitation' })
    expect((await register({ email: 'closed@meridian.example' })).status).toBe(200)
    expect((await events('person.registration-requested')).length).toBe(count)
    const made = await sql(await system()).execute(
      query`select count(*) as n from invitations where email = 'twice@meridian.example'`,
    )
    expect(rows(made)).toEqual([{ n: '1' }])
  })
})
