import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { systemRequest, update } from '@/shared/db'
import { chooseCaptcha, siteVerifyCaptcha } from '@/systems/sales/captcha'
import { getClientStatus, getStatusLink, remindRequests } from '@/systems/sales/public'
import { readLinkToken } from '@/systems/sales/links'
import { startSchool, type Actor, type School } from '../builders/school'
import { clientOf, formOf, newRequest, read, requestsOf, send, sop, toldOf, typed } from './sales-client'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const desk = async (id: number, as: Actor = school.as.sales) =>
  (await read(await as.call('GET', `/requests/${id}/desk`))).body as unknown as {
    request: { state: string; owner: number | null; quote: { revision: number; amount: number } | null }
    events: { id: number; kind: string; text: string | null; internal: boolean; byClient: boolean; byName: string }[]
    files: { id: number; name: string; byClient: boolean }[]
    moves: string[]
    age: { days: number; grade: string }
  }
const act = async (id: number, what: string, body: unknown, as: Actor = school.as.sales) =>
  read(await as.call('POST', `/requests/${id}/${what}`, body))
const move = (id: number, to: string, as: Actor = school.as.sales) => act(id, 'move', { to, reason: 'because' }, as)
const status = async (id: number, now = new Date()) =>
  getClientStatus({
    req: await systemRequest(school.payload, { reason: 'a page asks' }),
    token: clientOf(school, id).token,
    now,
  })
const quote = (over: object = {}) => ({
  lines: [{ description: 'Course of 30 minutes', quantity: 1, unitPrice: 1250 }],
  currency: 'EUR',
  taxPercent: 21,
  validUntil: new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10),
  ...over,
})
async function quoted(): Promise<number> {
  const id = await newRequest(school)
  await move(id, 'triage')
  expect((await act(id, 'quote', quote())).status).toBe(200)
  return id
}

describe('the public form', () => {
  it('makes a request with number, contact and files, and tells of it', async () => {
    const sent = await send(school, { files: [{ name: 'freezer-defrosting.md', data: sop }] })
    expect(sent).toMatchObject({ status: 200, body: { received: true } })
    const [newest] = await requestsOf(school)
    expect(newest).toMatchObject({ state: 'submitted' })
    expect(newest?.reference).toMatch(new RegExp(`^REQ-${new Date().getUTCFullYear()}-\\d{4}$`))
    const id = newest?.id ?? 0
    const row = await read(await school.as.sales.call('GET', `/requests/${id}?depth=0`))
    expect(row.body).toMatchObject({
      title: 'Freezer defrosting',
      client: typed.client,
      contactName: typed.contactName,
      contactLanguage: 'de',
      languages: ['en', 'de'],
      delivery: ['portal', 'scorm-2004'],
      organisation: school.organisation,
    })
    expect((await desk(id)).files).toMatchObject([{ name: 'freezer-defrosting.md', byClient: true }])
    expect(await toldOf(school, 'request.submitted', id)).toEqual([{ request: id }])
  })

  it('numbers requests per organisation without a gap', async () => {
    const [before] = await requestsOf(school)
    await Promise.all([newRequest(school), newRequest(school)])
    const [third, second] = await requestsOf(school)
    const number = (reference?: string) => Number(reference?.slice(-4))
    expect([number(second?.reference), number(third?.reference)]).toEqual([
      number(before?.reference) + 1,
      number(before?.reference) + 2,
    ])
    await send(school, { fields: { organisation: 'other' } })
    const theirs = (await read(await school.other.sales.call('GET', '/requests?depth=0'))).body.docs as {
      reference: string
    }[]
    expect(number(theirs[0]?.reference)).toBe(1)
  })

  it('says at each field what is wrong, all at once, and keeps nothing', async () => {
    const before = await requestsOf(school)
    const sent = await send(school, {
      fields: { contact: 'hanna.lindqvist', goal: ' ', deadline: '2020-01-01', delivery: ['fax'] },
      files: [
        { name: 'dry-ice.pages', data: 'x' },
        { name: 'empty.md', data: '' },
        { name: 'good.md', data: sop },
      ],
    })
    expect(sent).toMatchObject({ status: 400, code: 'request.form-invalid' })
    const mistakes = sent.detail as { field: string; file?: string; message: string }[]
    expect(mistakes.map(({ field, file }) => file ?? field).sort()).toEqual([
      'contact',
      'deadline',
      'delivery',
      'dry-ice.pages',
      'empty.md',
      'goal',
    ])
    expect(mistakes.find(({ file }) => file === 'dry-ice.pages')?.message).toMatch(/\.pages cannot be read/)
    expect(await requestsOf(school)).toEqual(before)
  })

  it('answers programs as it answers people, and stores nothing', async () => {
    const before = await requestsOf(school)
    const files = () => readdirSync(path.join(school.dataDir, 'files/requests')).length
    const kept = files()
    const good = (await send(school)).body
    for (const bot of [
      { fields: { reference_code: 'http://spam.example' } },
      { openedMs: 500 },
      { fields: { token: 'made-up' } },
      { fields: { token: undefined } },
    ]) {
      const sent = await send(school, { ...bot, files: [{ name: 'spam.md', data: sop }] })
      expect(sent).toMatchObject({ status: 200, body: good })
    }
    expect(await requestsOf(school)).toHaveLength(before.length + 1)
    expect(files()).toBe(kept)
  })

  it('gives whoever had the page open for days a new token instead of losing what they typed', async () => {
    const late = await send(school, { openedMs: 2 * 86_400_000 })
    expect(late).toMatchObject({ status: 409, code: 'request.form-expired' })
    expect((late.detail as { token: string }).token).toMatch(/^\w+\.\w+\.\S+$/)
  })

  it('takes a form that is sent twice once', async () => {
    const form = () => formOf({ fields: { ...typed, token } })
    const { makeFormToken } = await import('@/systems/sales/rules/form-token')
    const token = makeFormToken({ secret: school.payload.secret, now: new Date(Date.now() - 5000) })
    const before = (await requestsOf(school)).length
    for (const _ of [1, 2]) expect((await school.as.nobody.call('POST', '/requests/submit', form())).status).toBe(200)
    expect(await requestsOf(school)).toHaveLength(before + 1)
  })

  it('puts the request to the organisation of the address, whoever is signed in', async () => {
    const before = (await requestsOf(school)).length
    await send(school, { by: school.other.sales })
    const [newest] = await requestsOf(school)
    expect(await requestsOf(school)).toHaveLength(before + 1)
    expect((await school.other.sales.call('GET', `/requests/${newest?.id}`)).status).toBe(404)
    expect((await send(school, { fields: { organisation: 'nobody-here' } })).status).toBe(404)
  })

  it('answers a browser without scripts with a page', async () => {
    const { handleEndpoints } = await import('payload')
    const { makeFormToken } = await import('@/systems/sales/rules/form-token')
    const token = makeFormToken({ secret: school.payload.secret, now: new Date(Date.now() - 5000) })
    const plain = (fields: object) =>
      handleEndpoints({
        config: school.config,
        request: new Request('http://localhost:3000/api/requests/submit', {
          method: 'POST',
          headers: { accept: 'text/html,*/*' },
          body: formOf({ fields: { ...typed, ...fields, token } }),
        }),
      })
    const refused = await plain({ contact: '<b>' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Enter an email address')
    expect(await (await plain({})).text()).toContain('We have your request')
  })
})

describe('a captcha', () => {
  let provider: Server
  let says: { status: number; body: string; asked: URLSearchParams[] }

  beforeAll(async () => {
    says = { status: 200, body: '{"success":true}', asked: [] }
    provider = createServer((req, res) => {
      let body = ''
      req.on('data', (part: Buffer) => (body += part.toString()))
      req.on('end', () => {
        says.asked.push(new URLSearchParams(body))
        res.writeHead(says.status, { 'content-type': 'application/json' }).end(says.body)
      })
    }).listen(0)
    await new Promise((resolve) => provider.once('listening', resolve))
  })
  afterAll(() => void provider.close())
  afterEach(() => chooseCaptcha(null))

  const choose = () =>
    chooseCaptcha(
      siteVerifyCaptcha({
        provider: 'turnstile',
        siteKey: 'public',
        secret: 'private',
        address: `http://localhost:${(provider.address() as AddressInfo).port}/siteverify`,
      }),
    )
  const withAnswer = () => send(school, { fields: { 'cf-turnstile-response': 'from the widget' } })

  it('is asked with the secret, and its word counts', async () => {
    choose()
    expect((await withAnswer()).status).toBe(200)
    expect(Object.fromEntries(says.asked.at(-1) ?? [])).toEqual({ secret: 'private', response: 'from the widget' })
    says.body = '{"success":false}'
    const refused = await withAnswer()
    expect(refused).toMatchObject({ status: 400, detail: [{ field: 'captcha' }] })
    const asked = says.asked.length
    expect((await send(school)).status).toBe(400)
    expect(says.asked).toHaveLength(asked)
  })

  it('that does not answer keeps no client away', async () => {
    choose()
    says.status = 500
    expect((await withAnswer()).status).toBe(200)
  })
})

describe('the way of a request', () => {
  it('follows the table, by role, with who, when and why', async () => {
    const id = await newRequest(school)
    expect(await move(id, 'delivered')).toMatchObject({ status: 409, code: 'state.illegal-move' })
    expect(await move(id, 'triage', school.as.author)).toMatchObject({ status: 403, code: 'request.move-forbidden' })
    expect(await move(id, 'triage', school.other.sales)).toMatchObject({ status: 404 })
    expect(await move(id, 'triage')).toMatchObject({ status: 200, body: { state: 'triage' } })
    const { events } = await desk(id)
    expect(events[0]).toMatchObject({
      kind: 'move',
      from: 'submitted',
      to: 'triage',
      text: 'because',
      byName: 'Our sales',
    })
    expect(await toldOf(school, 'request.moved', id)).toMatchObject([{ from: 'submitted', to: 'triage' }])
  })

  it('comes back from hold to where it was held, and nowhere else', async () => {
    const id = await quoted()
    await move(id, 'on-hold')
    expect((await desk(id)).moves).toEqual(['quoted', 'cancelled'])
    expect(await move(id, 'triage')).toMatchObject({ status: 409 })
    expect(await move(id, 'quoted')).toMatchObject({ status: 200 })
  })

  it('is not quoted, handed over or delivered by hand without what that takes', async () => {
    const id = await newRequest(school)
    await move(id, 'triage')
    expect(await move(id, 'quoted')).toMatchObject({ status: 409, code: 'request.no-quote' })
    await act(id, 'quote', quote())
    await move(id, 'approved')
    await move(id, 'in-production')
    expect(await move(id, 'client-review')).toMatchObject({ status: 409, code: 'request.nothing-handed-over' })
    expect(await act(id, 'hand-over', {})).toMatchObject({ status: 409, code: 'request.no-course' })
  })

  it('keeps what commands write out of reach of the collection’s own API', async () => {
    const id = await newRequest(school)
    await school.as.sales.call('PATCH', `/requests/${id}`, {
      title: 'A better title',
      state: 'closed',
      reference: 'REQ-1',
      sopVersions: [1],
      signOff: { name: 'Forged' },
      owner: school.other.sales.id,
    })
    const { body } = await read(await school.as.sales.call('GET', `/requests/${id}?depth=0`))
    expect(body).toMatchObject({ title: 'A better title', state: 'submitted' })
    expect(body).toMatchObject({ reference: expect.stringMatching(/^REQ-\d{4}-/) as unknown })
    expect([body.signOff ?? null, body.owner ?? null, body.sopVersions ?? []]).toEqual([null, null, []])
  })

  it('has an owner of the same organisation, and a due date', async () => {
    const id = await newRequest(school)
    expect(await act(id, 'plan', { owner: school.other.sales.id })).toMatchObject({ status: 400 })
    expect(await act(id, 'plan', { owner: school.as.learner.id })).toMatchObject({ status: 400 })
    const dueAt = '2030-05-01T00:00:00.000Z'
    expect(await act(id, 'plan', { owner: school.as.sales.id, dueAt })).toMatchObject({ status: 200 })
    const { request, events } = await desk(id)
    expect(request).toMatchObject({ owner: school.as.sales.id, dueAt })
    expect(events[0]).toMatchObject({ kind: 'plan', internal: true, text: 'Owner: Our sales. Due: 2030-05-01' })
  })
})

describe('sales and client', () => {
  it('write to each other; notes stay inside', async () => {
    const id = await newRequest(school)
    await act(id, 'messages', { text: 'We have begun to read.' })
    await act(id, 'messages', { text: 'Looks expensive.', internal: true })
    await clientOf(school, id).post('messages', formOf({ fields: { text: 'Thank you!' } }))
    const { timeline } = await status(id)
    expect(timeline.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual([
      'Thank you!',
      'We have begun to read.',
    ])
    expect(JSON.stringify(await status(id))).not.toContain('expensive')
    expect(await toldOf(school, 'request.message-sent', id)).toMatchObject([
      { fromClient: false },
      { fromClient: true },
    ])
  })

  it('clear a question up: asking waits for the client, the answer with a file brings it back', async () => {
    const id = await newRequest(school)
    await move(id, 'triage')
    const asked = await act(id, 'questions', { text: 'How long must it be stable?', choices: ['24 hours', '1 hour'] })
    expect((await desk(id)).request.state).toBe('needs-info')
    const { questions } = await status(id)
    expect(questions).toMatchObject([{ text: 'How long must it be stable?', choices: ['24 hours', '1 hour'] }])
    const client = clientOf(school, id)
    const question = asked.body.message as number
    expect(await client.post('answers', { question, choice: 'Never' })).toMatchObject({ code: 'request.no-choice' })
    expect(
      await client.post(
        'answers',
        formOf({ fields: { question, text: 'see' }, files: [{ name: 'a.exe', data: 'MZ' }] }),
      ),
    ).toMatchObject({ status: 400, code: 'request.files-refused' })
    expect((await desk(id)).request.state).toBe('needs-info')
    const answered = await client.post(
      'answers',
      formOf({ fields: { question, choice: '24 hours', text: 'See §8.5.' }, files: [{ name: 'more.md', data: sop }] }),
    )
    expect(answered.status).toBe(200)
    expect(await client.post('answers', { question, text: 'again' })).toMatchObject({ code: 'request.answered' })
    const after = await desk(id)
    expect(after.request.state).toBe('triage')
    expect(after.files.map(({ name }) => name)).toContain('more.md')
    const [entry] = (await status(id)).timeline.filter(({ kind }) => kind === 'question')
    expect(entry?.answer).toMatchObject({ text: '24 hours\nSee §8.5.', files: [{ name: 'more.md' }] })
    expect(await toldOf(school, 'request.question-answered', id)).toHaveLength(1)
  })

  it('share files that nobody of another organisation can read', async () => {
    const id = await newRequest(school)
    const [file] = (await desk(id)).files
    const own = await school.as.sales.call('GET', `/request-files/${file?.id}/original`)
    expect(await own.text()).toBe(sop)
    const row = await read(await school.as.sales.call('GET', `/request-files/${file?.id}`))
    const direct = `/request-files/file/${String(row.body.filename)}`
    expect((await school.as.sales.call('GET', direct)).status).toBe(200)
    for (const other of [school.other.sales, school.other.admin, school.as.learner, school.as.nobody]) {
      expect([401, 403, 404]).toContain((await other.call('GET', `/request-files/${file?.id}/original`)).status)
      expect([401, 403, 404]).toContain((await other.call('GET', direct)).status)
    }
  })
})

describe('a quote', () => {
  it('is a PDF that holds the amount, for staff and client', async () => {
    const id = await quoted()
    expect((await desk(id)).request).toMatchObject({
      state: 'quoted',
      quote: { amount: 1512.5, net: 1250, tax: 262.5 },
    })
    for (const response of [
      await school.as.sales.call('GET', `/requests/${id}/quote`),
      await clientOf(school, id).get('quote'),
    ]) {
      expect(response.headers.get('content-type')).toBe('application/pdf')
      const text = await textOfPdf(new Uint8Array(await response.arrayBuffer()))
      expect(text).toContain('1,512.50')
      expect(text).toContain('Meridian Labs')
      expect(text).toMatch(/REQ-\d{4}-\d{4}-Q1/)
    }
    expect((await school.other.sales.call('GET', `/requests/${id}/quote`)).status).toBe(404)
  })

  it('is accepted by the client, who has read this one and no other', async () => {
    const id = await quoted()
    await act(id, 'quote', quote({ lines: [{ description: 'Dearer', quantity: 2, unitPrice: 1250 }] }))
    const client = clientOf(school, id)
    const accept = (revision: number) => client.post('quote', { revision, accept: true, name: 'Hanna Lindqvist' })
    expect(await accept(1)).toMatchObject({ status: 409, code: 'request.other-quote' })
    expect(await accept(2)).toMatchObject({ status: 200, body: { accepted: true } })
    expect((await desk(id)).request.state).toBe('approved')
    expect(await accept(2)).toMatchObject({ status: 409, code: 'request.no-quote-open' })
    expect(await toldOf(school, 'request.quote-decided', id)).toEqual([{ request: id, revision: 2, accepted: true }])
  })

  it('is declined with a reason that sales reads', async () => {
    const id = await quoted()
    await clientOf(school, id).post('quote', { revision: 1, accept: false, name: 'Hanna', reason: 'Too dear.' })
    const { request, events } = await desk(id)
    expect(request.state).toBe('rejected')
    expect(events.find(({ kind }) => kind === 'move')).toMatchObject({
      text: expect.stringContaining('Too dear.') as unknown,
    })
  })

  it('cannot be accepted after its last day', async () => {
    const id = await quoted()
    const { decideQuote } = await import('@/systems/sales/public')
    const now = new Date(Date.now() + 20 * 86_400_000)
    const late = decideQuote({
      req: await systemRequest(school.payload, { reason: 'a visitor' }),
      token: clientOf(school, id, { now }).token,
      revision: 1,
      accept: true,
      name: 'Hanna',
      now,
    })
    await expect(late).rejects.toMatchObject({ code: 'request.quote-expired' })
  })
})

describe('a status link', () => {
  it('opens its request for 30 days, and is made for messages with the contact', async () => {
    const id = await newRequest(school)
    const link = await getStatusLink({ req: await systemRequest(school.payload, { reason: 'a message' }), request: id })
    expect(link.contact).toEqual({ name: 'Hanna Lindqvist', email: 'hanna@meridian.example', language: 'de' })
    const token = link.url.split('/r/')[1] ?? ''
    const at = (days: number) =>
      readLinkToken({ secret: school.payload.secret, token, now: new Date(Date.now() + days * 86_400_000) })
    expect(at(29)).toMatchObject({ valid: true, request: id })
    expect(at(31)).toMatchObject({ valid: false, expired: true })
  })

  it('cannot be forged, and not turned to another request', async () => {
    const [id, other] = [await newRequest(school), await newRequest(school)]
    const [, until, generation, signature] = clientOf(school, id).token.split('.')
    for (const token of [
      [other.toString(36), until, generation, signature].join('.'),
      [id.toString(36), 'zzzzzzz', generation, signature].join('.'),
      clientOf({ payload: { secret: 'another secret' } } as School, id).token,
      'x',
    ]) {
      const reply = await read(
        await school.as.nobody.call('POST', `/requests/by-link/${token}/messages`, { text: 'Hi' }),
      )
      expect(reply).toMatchObject({ status: 404, code: 'request.no-link' })
    }
  })

  it('that is over has a new one sent, with the same answer for every token and once in ten minutes', async () => {
    const id = await newRequest(school)
    const old = clientOf(school, id, { now: new Date(Date.now() - 40 * 86_400_000) })
    expect(await old.post('messages', { text: 'Hi' })).toMatchObject({ status: 410, code: 'request.link-over' })
    const ask = async (token: string) => read(await school.as.nobody.call('POST', '/requests/fresh-link', { token }))
    const answers = [await ask(old.token), await ask(old.token), await ask('never.was.a.token')]
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { asked: true } })
    expect(await toldOf(school, 'request.link-requested', id)).toEqual([{ request: id }])
  })

  it('ends when sales ends the links, and a new one opens', async () => {
    const id = await newRequest(school)
    expect((await act(id, 'end-links', {})).body).toEqual({ generation: 1 })
    expect(await clientOf(school, id).post('messages', { text: 'Hi' })).toMatchObject({ status: 410 })
    expect(await clientOf(school, id, { generation: 1 }).post('messages', { text: 'Hi' })).toMatchObject({
      status: 200,
    })
  })
})

describe('reminders', () => {
  it('come once for each cause', async () => {
    const id = await quoted()
    const dueAt = new Date(Date.now() - 86_400_000).toISOString()
    await act(id, 'plan', { dueAt })
    const { payload } = school
    await remindRequests({ payload })
    await remindRequests({ payload })
    expect(await toldOf(school, 'request.reminder-due', id)).toMatchObject([{ kind: 'overdue' }])
    await remindRequests({ payload, now: new Date(Date.now() + 13 * 86_400_000) })
    expect(await toldOf(school, 'request.reminder-due', id)).toMatchObject([
      { kind: 'overdue' },
      { kind: 'quote-expiring', request: id },
    ])
    await move(id, 'on-hold')
    await act(id, 'plan', { dueAt: new Date(Date.now() - 1000).toISOString() })
    await remindRequests({ payload })
    expect(await toldOf(school, 'request.reminder-due', id)).toHaveLength(2)
  })
})

describe('the list', () => {
  it('filters by state, owner and what is overdue, and shows ageing', async () => {
    const { listRequests } = await import('@/systems/sales/public')
    const id = await newRequest(school, { client: 'Needle & Co' })
    await act(id, 'plan', { owner: school.as.sales.id, dueAt: new Date(Date.now() - 1000).toISOString() })
    const list = async (filter: object) => (await listRequests({ req: await school.as.sales.req(), filter })).cards
    expect(await list({ search: 'needle' })).toMatchObject([{ id, overdue: true, age: { days: 0, grade: 'fresh' } }])
    expect(
      (await list({ owner: school.as.sales.id, overdue: true, state: 'submitted' })).map((card) => card.id),
    ).toContain(id)
    expect((await list({ owner: 'none' })).map((card) => card.id)).not.toContain(id)
    const req = await systemRequest(school.payload, { reason: 'time passes' })
    await update({
      req,
      collection: 'requests',
      id,
      data: { movedAt: new Date(Date.now() - 3 * 86_400_000).toISOString() },
    })
    expect(await list({ search: 'needle' })).toMatchObject([{ age: { days: 3, grade: 'very-old' } }])
    const theirs = await listRequests({ req: await school.other.sales.req(), filter: { search: 'needle' } })
    expect(theirs.cards).toEqual([])
  })
})

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await pdfjs.getDocument({ data: bytes }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}
