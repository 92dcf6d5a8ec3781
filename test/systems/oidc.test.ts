import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import Provider from 'oidc-provider'
import type { School } from '../builders/school'
import type { Browser } from './accounts-kit'

type Claims = Record<string, unknown>

/** What the provider says of each of its people, by login. */
const people: Record<string, Claims> = {}
const origin = 'http://localhost:3000'
const callback = `${origin}/api/users/oidc/callback`

let school: School
let server: Server
let handler: RequestListener
let issuer: string
let browserOf: typeof import('./accounts-kit').browserOf
let db: typeof import('@/shared/db')

beforeAll(async () => {
  server = createServer((req, res) => handler(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'coursewright',
        client_secret: 'a secret between the two',
        redirect_uris: [callback],
        post_logout_redirect_uris: [`${origin}/account/sign-in`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['only for a test'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => Promise.resolve({ sub, ...people[sub] }) }),
  })
  handler = provider.callback()
  // The environment is read once, at the first import.
  Object.assign(process.env, {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'coursewright',
    OIDC_CLIENT_SECRET: 'a secret between the two',
    OIDC_ORGANISATION: 'meridian',
    OIDC_ROLE_CLAIM: 'groups',
    OIDC_ROLE_MAP: '{"qa":["author","reviewer"],"trainers":"trainer"}',
  })
  const builders = await import('../builders/school')
  ;({ browserOf } = await import('./accounts-kit'))
  db = await import('@/shared/db')
  school = await builders.startSchool()
}, 120_000)

afterAll(async () => {
  await school.stop()
  server.closeAllConnections()
  server.close()
})

const system = () => db.systemRequest(school.payload, { reason: 'a test', organisation: school.organisation })
const account = async (email: string) => {
  const found = await db.sql(await system()).execute(query`
    select id, name, state, organisation_id as organisation, external_id as "externalId",
      array(select value::text from users_roles where parent_id = users.id order by "order") as roles
    from users where email = ${email}`)
  return db.rows<{ id: number; name: string; roles: string[]; organisation: number; externalId: string | null }>(found)
}

/** Follows redirects as a browser does, ours and the provider's, and fills in the provider's own forms. Where it ends. */
async function signInThere({
  browser,
  login,
  next = '/learn',
  meddle,
}: {
  browser: Browser
  login: string
  next?: string
  meddle?: (url: URL) => void
}) {
  const theirs = new Map<string, string>()
  let url = new URL(`${origin}/api/users/oidc/start?next=${encodeURIComponent(next)}`)
  let form: URLSearchParams | null = null
  for (let step = 0; step < 20; step += 1) {
    if (url.origin === origin) {
      if (!url.pathname.startsWith('/api/')) return `${url.pathname}${url.search}`
      if (url.pathname.endsWith('/callback')) meddle?.(url)
      const reply = await browser.send('GET', `${url.pathname.slice(4)}${url.search}`)
      expect(reply.status).toBe(302)
      url = new URL(reply.headers.get('location') ?? '')
      continue
    }
    const reply: Response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...theirs].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') theirs.delete(name)
      else theirs.set(name, value)
    }
    const location = reply.headers.get('location')
    if (location) {
      url = new URL(location, url)
      form = null
      continue
    }
    const page = await reply.text()
    const [, action] = /action="([^"]+)"/.exec(page) ?? []
    if (!action) throw new Error(`the provider stopped at ${url.href}: ${reply.status} ${page.slice(0, 300)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'anything' } : {}) })
    url = new URL(action, url)
  }
  throw new Error('the way never ended')
}

describe("signing in at the company's provider", () => {
  it('makes an account at the first visit, with the roles of its groups, and signs in', async () => {
    people.mia = {
      email: 'Mia@Meridian.example',
      email_verified: true,
      name: 'Mia Provider',
      groups: ['qa', 'unknown'],
    }
    const browser = browserOf(school)
    expect(await signInThere({ browser, login: 'mia', next: '/admin' })).toBe('/account/signed-in?next=%2Fadmin')
    expect(await browser.isSignedIn()).toBe(true)
    expect(await account('mia@meridian.example')).toMatchObject([
      {
        name: 'Mia Provider',
        roles: ['author', 'reviewer'],
        organisation: school.organisation,
        externalId: `${issuer} mia`,
      },
    ])
  })

  it('takes the roles over at every sign-in; who is in no group is a learner, and older sessions end', async () => {
    const before = browserOf(school)
    await signInThere({ browser: before, login: 'mia' })
    people.mia = { ...people.mia, groups: [] }
    const browser = browserOf(school)
    await signInThere({ browser, login: 'mia' })
    expect(await account('mia@meridian.example')).toMatchObject([{ roles: ['learner'] }])
    expect([await before.isSignedIn(), await browser.isSignedIn()]).toEqual([false, true])
  })

  it('finds the account that is linked, also when the address there has changed', async () => {
    people.mia = { ...people.mia, email: 'married@meridian.example' }
    const browser = browserOf(school)
    await signInThere({ browser, login: 'mia' })
    expect(await browser.isSignedIn()).toBe(true)
    expect(await account('married@meridian.example')).toEqual([])
  })

  it('links an account by its address when the provider has verified it', async () => {
    const person = await school.someone('Local Trainer', ['learner'])
    people.tom = { email: person.email, email_verified: true, groups: ['trainers'] }
    await signInThere({ browser: browserOf(school), login: 'tom' })
    expect(await account(person.email)).toMatchObject([
      { id: person.id, name: 'Local Trainer', roles: ['trainer'], externalId: `${issuer} tom` },
    ])
  })

  it.each([
    ['an address that was not verified', 'eve', { email_verified: false }, 'oidc.no-verified-email'],
    ['no address', 'zoe', { email: undefined }, 'oidc.no-verified-email'],
  ])('gets nobody in with %s', async (_what, login, claims, problem) => {
    const email = school.as.admin.email
    people[login] = { email, email_verified: true, ...claims }
    const browser = browserOf(school)
    expect(await signInThere({ browser, login })).toBe(`/account/sign-in?problem=${problem}`)
    expect(await browser.isSignedIn()).toBe(false)
    expect(await account(email)).toMatchObject([{ externalId: null, roles: ['admin'] }])
  })

  it('gets nobody into an account of another organisation, nor into one that is linked to somebody else', async () => {
    people.ann = { email: school.other.author.email, email_verified: true }
    expect(await signInThere({ browser: browserOf(school), login: 'ann' })).toContain('oidc.other-account')
    people.double = { email: 'mia@meridian.example', email_verified: true }
    expect(await signInThere({ browser: browserOf(school), login: 'double' })).toContain('oidc.other-account')
  })

  it('gets nobody in who is blocked here', async () => {
    people.bob = { email: 'bob@meridian.example', email_verified: true }
    await signInThere({ browser: browserOf(school), login: 'bob' })
    const [bob] = await account('bob@meridian.example')
    await school.as.admin.call('POST', `/users/${bob?.id}/block`)
    const browser = browserOf(school)
    expect(await signInThere({ browser, login: 'bob' })).toContain('auth.not-active')
    expect(await browser.isSignedIn()).toBe(false)
  })

  it('asks for the second factor that somebody has here', async () => {
    people.sue = { email: 'sue@meridian.example', email_verified: true }
    const browser = browserOf(school)
    await signInThere({ browser, login: 'sue' })
    const { key } = (await browser.post('/users/second-factor/begin')).json as { key: string }
    const { Secret, TOTP } = await import('otpauth')
    const code = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })
    expect((await browser.post('/users/second-factor/confirm', { code: code(-1) })).status).toBe(200)
    const again = browserOf(school)
    expect(await signInThere({ browser: again, login: 'sue' })).toBe(
      '/account/sign-in?step=second-factor&next=%2Flearn',
    )
    expect(await again.isSignedIn()).toBe(false)
    expect((await again.post('/users/second-factor', { code: code(0) })).status).toBe(200)
    expect(await again.isSignedIn()).toBe(true)
  })

  it.each([
    ['a state that is not ours', (url: URL) => url.searchParams.set('state', 'made-up')],
    ['a code that the provider never gave', (url: URL) => url.searchParams.set('code', 'made-up')],
    ['an issuer that is not the one we asked', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ])('refuses %s', async (_what, meddle) => {
    const browser = browserOf(school)
    expect(await signInThere({ browser, login: 'mia', meddle })).toBe('/account/sign-in?problem=oidc.failed')
    expect(await browser.isSignedIn()).toBe(false)
  })

  it('refuses to go on where another browser began', async () => {
    const victim = browserOf(school)
    const meddle = () => victim.cookies.delete('coursewright-oidc')
    expect(await signInThere({ browser: victim, login: 'mia', meddle })).toBe('/account/sign-in?problem=oidc.lost')
  })

  it('never sends anybody to a foreign address afterwards', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect(await signInThere({ browser: browserOf(school), login: 'mia', next })).toBe(
        '/account/signed-in?next=%2Flearn',
      )
    }
  })

  it('ends at the provider as well when somebody signs out', async () => {
    const browser = browserOf(school)
    await signInThere({ browser, login: 'mia' })
    const { json } = await browser.post('/users/logout')
    const url = new URL(String(json.signOutUrl))
    expect(url.origin).toBe(issuer)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/account/sign-in`)
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(200)
  })
})
