import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { create, find, inTransaction, rows, sql, systemRequest, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { announceMessage, chooseChannels, type Choices } from '@/systems/notifications/public'
import { DeliveryRefused, defineChannel, type Letter } from '@/systems/notifications/channels/define-channel'
import { inApp } from '@/systems/notifications/channels/in-app'
import { defineMessage, type Message } from '@/systems/notifications/define-message'
import type { Delivery, Mail } from '@/payload-types'
import { queueDelivery } from '@/jobs/notifications/send-delivery'
import { startSchool, type Actor, type School } from '../builders/school'
import { releaseVersion } from './learning-course'

let school: School
let version: number
let enrollments = 1000

beforeAll(async () => {
  school = await startSchool()
  version = (await releaseVersion(school)).version
}, 120_000)
afterEach(() => chooseChannels(undefined))
afterAll(() => school.stop())

/** Works until nothing is left; a message that could not even be written is a fault of the test. */
async function drain(): Promise<void> {
  const { died } = await school.jobs.drain()
  expect(died.filter(({ job }) => job !== 'notifications.send-delivery')).toEqual([])
}

const system = () => systemRequest(school.payload, { reason: 'test', organisation: school.organisation })

/** The fact that a manager put somebody on a course, as learning tells it. Its enrollment need not exist for the message. */
async function assign(learner: Actor, dueAt: string | null = null): Promise<number> {
  enrollments += 1
  const req = await school.as.manager.req()
  await inTransaction(req, () =>
    emit(req, 'enrollment.assigned', {
      enrollment: enrollments,
      version,
      learner: learner.id,
      assignedBy: school.as.manager.id,
      dueAt,
    }),
  )
  return enrollments
}

async function deliveriesOf(person: Pick<Actor, 'id'>): Promise<Record<string, Delivery>> {
  const { docs } = await find({
    req: await system(),
    collection: 'deliveries',
    where: { person: { equals: person.id } },
    sort: 'id',
  })
  return Object.fromEntries(docs.map((one) => [one.channel, one]))
}

async function mailsTo(email: string): Promise<Mail[]> {
  const { docs } = await find({
    req: await system(),
    collection: 'mails',
    where: { to: { equals: email } },
    sort: 'id',
  })
  return docs
}

const inboxOf = async (person: Actor) =>
  (await (await person.call('GET', '/notifications/inbox')).json()) as {
    unread: number
    items: { id: number; subject: string; read: boolean; text: string; link: string }[]
  }

async function choose(person: Actor, choices: Partial<Choices>): Promise<void> {
  const response = await person.call('POST', '/preferences/mine', {
    wanted: {},
    quiet: null,
    digest: 'off',
    ...choices,
  })
  expect(response.status).toBe(200)
}

const inLanguage = async (
  person: Actor,
  data: { language?: string; timeZone?: string; phone?: string; state?: 'left' },
) => update({ req: await system(), collection: 'users', id: person.id, data })

describe('a message', () => {
  it('stands in the inbox and in a mail, in the language of its reader', async () => {
    const learner = await school.someone('Nora Lezer', ['learner'])
    await inLanguage(learner, { language: 'nl-BE', timeZone: 'Europe/Brussels' })
    await assign(learner, '2026-12-04T22:59:00.000Z')
    await drain()
    const { unread, items } = await inboxOf(learner)
    expect(unread).toBe(1)
    expect(items[0]).toMatchObject({ subject: 'Je nieuwe cursus: Freezer defrosting and maintenance', read: false })
    const [mail] = await mailsTo(learner.email)
    expect(mail?.text).toContain('vóór 4 december 2026')
    expect(mail?.html).toContain('<html lang="nl">')
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    expect(await deliveriesOf(learner)).toMatchObject({
      'in-app': { state: 'delivered' },
      email: { state: 'sent', address: learner.email },
    })
  })

  it('is never sent twice, however often its event is told and however many write it at one time', async () => {
    const learner = await school.someone('Once Only', ['learner'])
    const enrollment = await assign(learner)
    await drain()
    const { messages } = await import('@/systems/notifications/public')
    const message = messages.find(({ name }) => name === 'course-was-assigned')!
    const event = { enrollment, version, learner: learner.id, assignedBy: school.as.manager.id, dueAt: null }
    const again = async () => {
      const req = await system()
      return inTransaction(req, (req) =>
        announceMessage({
          req,
          message,
          event,
          occasion: `enrollment:${enrollment}:no-date`,
          organisation: school.organisation,
          queue: queueDelivery,
        }),
      )
    }
    expect(await again()).toBe(0)
    const fresh = await school.someone('Raced For', ['learner'])
    event.learner = fresh.id
    event.enrollment += 5000
    const racing = async () => {
      const req = await system()
      return inTransaction(req, (req) =>
        announceMessage({
          req,
          message,
          event,
          occasion: `enrollment:${event.enrollment}:no-date`,
          organisation: school.organisation,
          queue: queueDelivery,
        }),
      )
    }
    const made = await Promise.all(Array.from({ length: 6 }, racing))
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(2)
    await drain()
    expect(await mailsTo(fresh.email)).toHaveLength(1)
    expect((await inboxOf(fresh)).items).toHaveLength(1)
    expect(await mailsTo(learner.email)).toHaveLength(1)
  })

  it('is marked read by its reader alone, one by one and all at once', async () => {
    const learner = await school.someone('Careful Reader', ['learner'])
    await assign(learner)
    await assign(learner)
    await drain()
    const { items } = await inboxOf(learner)
    const [newest, older] = items
    expect((await school.as.admin.call('POST', `/notifications/${newest?.id}/read`)).status).toBe(404)
    expect((await learner.call('POST', `/notifications/${newest?.id}/read`)).status).toBe(200)
    expect((await inboxOf(learner)).unread).toBe(1)
    expect((await deliveriesOf(learner))['in-app']?.state).toBe('read')
    expect((await learner.call('POST', `/notifications/${newest?.id}/read`, { read: false })).status).toBe(200)
    expect((await inboxOf(learner)).unread).toBe(2)
    expect(await (await learner.call('POST', '/notifications/read-all')).json()).toEqual({ read: 2 })
    expect(await inboxOf(learner)).toMatchObject({ unread: 0, items: [{ id: newest?.id }, { id: older?.id }] })
  })

  it('is nothing that another organisation sees, or gets', async () => {
    const req = await system()
    await inTransaction(req, () =>
      emit(req, 'enrollment.assigned', {
        enrollment: 9999,
        version,
        learner: school.other.learner.id,
        assignedBy: 1,
        dueAt: null,
      }),
    )
    await drain()
    expect((await inboxOf(school.other.learner)).items).toEqual([])
    expect(await mailsTo(school.other.learner.email)).toEqual([])
    for (const path of ['/deliveries', '/mails', '/notifications', '/webhooks']) {
      const response = await school.other.admin.call('GET', path)
      expect(await response.json()).toMatchObject({ totalDocs: 0 })
    }
  })

  it('goes to a client without an account, in the language of the request', async () => {
    const request = await create({
      req: await system(),
      collection: 'requests',
      data: {
        organisation: school.organisation,
        title: 'Tiefkühler',
        client: 'Nordwind',
        contact: 'client@nordwind.example',
        contactName: 'Uwe Nord',
        contactLanguage: 'de',
        goal: 'Learn',
      },
    })
    const req = await school.as.sales.req()
    await inTransaction(req, () => emit(req, 'request.submitted', { request: request.id }))
    await drain()
    const [mail, ...more] = await mailsTo('client@nordwind.example')
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Tiefkühler')
    expect(mail?.text).toContain('Guten Tag Uwe Nord')
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/r\/\S+/)
    expect(mail?.text).not.toContain('/learn/settings')
    expect((await inboxOf(school.as.sales)).items[0]?.subject).toContain('Tiefkühler')
  })
})

describe('what a person does not want', () => {
  it('is not sent, and the reason is kept; what cannot be switched off is sent', async () => {
    const learner = await school.someone('Quiet Person', ['learner'])
    await choose(learner, { wanted: { courses: { email: false }, security: { email: false } } })
    await assign(learner)
    const req = await learner.req()
    await inTransaction(req, () => emit(req, 'person.password-changed', { person: learner.id, by: 'self' }))
    await drain()
    const { docs } = await find({
      req: await system(),
      collection: 'deliveries',
      where: { and: [{ person: { equals: learner.id } }, { channel: { equals: 'email' } }] },
      sort: 'message',
    })
    expect(docs).toMatchObject([
      { message: 'course-was-assigned', state: 'suppressed', reason: 'The person has switched this off.' },
      { message: 'password-was-changed', state: 'sent' },
    ])
    expect((await inboxOf(learner)).items).toHaveLength(2)
  })

  it('ends with one click in the mail, without a session and for its kind alone', async () => {
    const learner = await school.someone('One Click', ['learner'])
    await assign(learner)
    await drain()
    const [mail] = await mailsTo(learner.email)
    const address = /<http:\/\/localhost:3000\/api(\S+)>/.exec(
      (mail?.headers as Record<string, string>)['List-Unsubscribe'] ?? '',
    )?.[1]
    // A program that looks at the link changes nothing.
    expect((await school.as.nobody.call('GET', address ?? '')).status).toBe(302)
    expect((await school.as.nobody.call('POST', `${address}x`)).status).toBe(404)
    expect(
      (await school.as.nobody.call('POST', (address ?? '').replace(String(learner.id), String(school.as.admin.id))))
        .status,
    ).toBe(404)
    expect((await school.as.nobody.call('POST', address ?? '')).status).toBe(200)
    const form = (await (await learner.call('GET', '/preferences/mine')).json()) as { choices: Choices }
    expect(form.choices.wanted).toEqual({ courses: { email: false } })
  })

  it('includes everything, once they have left', async () => {
    const learner = await school.someone('Gone Away', ['learner'])
    await inLanguage(learner, { state: 'left' })
    await assign(learner)
    await drain()
    expect(await deliveriesOf(learner)).toMatchObject({
      'in-app': { state: 'suppressed', reason: 'The person has left.' },
      email: { state: 'suppressed', reason: 'The person has left.' },
    })
  })
})

describe('quiet hours and summaries', () => {
  it('hold mail back until the morning of the person, and the inbox not', async () => {
    const learner = await school.someone('Night Sleeper', ['learner'])
    await inLanguage(learner, { timeZone: 'Europe/Brussels' })
    // Quiet the whole day but for one minute: the test runs at any hour.
    const now = new Date()
    const clock = (shift: number) =>
      new Date(now.getTime() + shift * 60_000).toLocaleTimeString('en-GB', {
        timeZone: 'Europe/Brussels',
        hour: '2-digit',
        minute: '2-digit',
      })
    await choose(learner, { quiet: { from: clock(-60), until: clock(120) } })
    await assign(learner)
    await drain()
    const held = (await deliveriesOf(learner)).email
    expect(held).toMatchObject({ state: 'queued' })
    const until = new Date(held?.holdUntil ?? '')
    expect(until.getTime() - now.getTime()).toBeGreaterThan(110 * 60_000)
    expect((await inboxOf(learner)).unread).toBe(1)
    await school.jobs.tick('notifications.release-held', new Date(until.getTime() - 600_000))
    expect(await mailsTo(learner.email)).toEqual([])
    // In the morning they have changed their mind; the clock of the sender is still in the night.
    await choose(learner, { quiet: null })
    await school.jobs.tick('notifications.release-held', new Date(until.getTime() + 60_000))
    expect(await mailsTo(learner.email)).toHaveLength(1)
  })

  it('gather a day into one mail at eight in the morning, once', async () => {
    const learner = await school.someone('Daily Reader', ['learner'])
    await inLanguage(learner, { timeZone: 'America/New_York', language: 'fr' })
    await choose(learner, { digest: 'daily' })
    await assign(learner)
    await assign(learner)
    await drain()
    expect(await mailsTo(learner.email)).toEqual([])
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await school.jobs.tick('notifications.release-held', new Date(`${day}T11:30:00Z`))
    expect(await mailsTo(learner.email)).toEqual([])
    await school.jobs.tick('notifications.release-held', new Date(`${day}T14:00:00Z`))
    await school.jobs.tick('notifications.release-held', new Date(`${day}T15:00:00Z`))
    const [mail, ...more] = await mailsTo(learner.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('2 nouveautés')
    expect(mail?.text.match(/Votre nouveau cours/g)).toHaveLength(2)
    const { docs } = await find({
      req: await system(),
      collection: 'deliveries',
      where: { and: [{ person: { equals: learner.id } }, { channel: { equals: 'email' } }] },
    })
    expect(docs.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  it('do not keep what is urgent for a summary', async () => {
    const urgent = testMessage({ name: 'urgent-test', urgent: true })
    const learner = await school.someone('Weekly Reader', ['learner'])
    await choose(learner, { digest: 'weekly' })
    await announce(urgent, learner)
    await assign(learner)
    await drain()
    const { docs } = await find({
      req: await system(),
      collection: 'deliveries',
      where: { and: [{ person: { equals: learner.id } }, { channel: { equals: 'email' } }] },
      sort: 'id',
    })
    expect(docs.map(({ digest }) => digest ?? null)).toEqual([null, 'weekly'])
  })
})

describe('a carrier that fails', () => {
  let letters: Letter[] = []
  let answer: (letter: Letter) => Promise<{ state: 'sent'; providerId: string }>
  beforeEach(() => {
    letters = []
    answer = (letter) => Promise.resolve({ state: 'sent', providerId: letter.id })
    chooseChannels([
      inApp(),
      defineChannel({
        name: 'email',
        carrier: 'test',
        reach: ({ email }) => (email ? { address: email } : { unreachable: 'none' }),
        send: ({ letter }) => {
          letters.push(letter)
          return answer(letter)
        },
      }),
    ])
  })

  it('is asked again, with the same id, until it takes the letter', async () => {
    let failures = 2
    answer = (letter) =>
      failures-- > 0
        ? Promise.reject(new Error('connect ECONNREFUSED'))
        : Promise.resolve({ state: 'sent', providerId: letter.id })
    const learner = await school.someone('Patient Person', ['learner'])
    await assign(learner)
    await drain()
    expect(letters).toHaveLength(3)
    expect(new Set(letters.map(({ id }) => id)).size).toBe(1)
    expect((await deliveriesOf(learner)).email).toMatchObject({ state: 'sent', attempts: 3, error: null })
  })

  it('for good leaves a dead letter with the reason, which an administrator sends again', async () => {
    answer = () => Promise.reject(new DeliveryRefused({ message: 'The mail server refused it: 552 too large' }))
    const learner = await school.someone('Dead Letter', ['learner'])
    await assign(learner)
    await drain()
    const dead = (await deliveriesOf(learner)).email
    expect(dead).toMatchObject({ state: 'dead', error: expect.stringContaining('552') as unknown, attempts: 1 })
    expect(letters).toHaveLength(1)
    expect((await school.as.manager.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(403)
    expect((await school.other.admin.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(404)
    answer = (letter) => Promise.resolve({ state: 'sent', providerId: letter.id })
    expect((await school.as.admin.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(200)
    await drain()
    expect((await deliveriesOf(learner)).email).toMatchObject({ state: 'sent' })
    expect((await school.as.admin.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(409)
  })

  it('because the address does not exist ends mail to it, but for what must arrive', async () => {
    answer = () => Promise.reject(new DeliveryRefused({ message: '550 no such user', bounced: true }))
    const learner = await school.someone('Mistyped Address', ['learner'])
    await assign(learner)
    await drain()
    expect((await deliveriesOf(learner)).email).toMatchObject({ state: 'dead', bounced: true })
    await assign(learner)
    await drain()
    expect(letters).toHaveLength(1)
    expect((await deliveriesOf(learner)).email).toMatchObject({
      state: 'suppressed',
      reason: expect.stringContaining('came back') as unknown,
    })
    answer = (letter) => Promise.resolve({ state: 'sent', providerId: letter.id })
    const req = await learner.req()
    await inTransaction(req, () => emit(req, 'person.password-changed', { person: learner.id, by: 'self' }))
    await drain()
    expect(letters).toHaveLength(2)
  })
})

/** A message of the test's own, known to the sender for the time of the test. */
function testMessage(given: Partial<Message>): Message {
  return {
    ...(defineMessage({
      name: 'test',
      kind: 'courses',
      on: 'enrollment.started',
      to: async ({ event }) => [event.learner],
      through: ['email'],
      facts: async () => ({ link: '/learn' }),
      words: Object.fromEntries(
        ['en', 'nl', 'de', 'fr', 'es'].map((language) => [language, () => ({ subject: 'Test', text: ['Test.'] })]),
      ) as never,
      sample: { event: { enrollment: 1, version: 1, learner: 1 }, facts: { link: '/learn' } },
    }) as unknown as Message),
    ...given,
  }
}

async function announce(message: Message, learner: Actor): Promise<void> {
  const req = await system()
  await inTransaction(req, (req) =>
    announceMessage({
      req,
      message,
      event: { enrollment: 1, version, learner: learner.id },
      occasion: `test:${learner.id}`,
      organisation: school.organisation,
      queue: () => Promise.resolve(),
    }),
  )
}

it('keeps the number of deliveries and inbox rows of one key at one', async () => {
  const found = rows<{ n: number }>(
    await sql(await system()).execute(
      statement`select count(*)::int as n from (select key from deliveries group by key having count(*) > 1) as twice`,
    ),
  )
  expect(found).toEqual([{ n: 0 }])
})
