import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import twilio from 'twilio'
import { find, inTransaction, systemRequest, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { chooseChannels, noteSmsStatus } from '@/systems/notifications/public'
import { inApp } from '@/systems/notifications/channels/in-app'
import { smsTwilio } from '@/systems/notifications/channels/sms-twilio'
import { webhook } from '@/systems/notifications/channels/webhook'
import { startReceiver, startTwilio, twilioAccount, type Carrier } from '../fakes/carriers'
import { startSchool, type School } from '../builders/school'
import { releaseVersion } from './learning-course'

let school: School
let receiver: Carrier
let secret = ''

beforeAll(async () => {
  school = await startSchool()
  receiver = await startReceiver({ secret: () => secret })
}, 120_000)
afterAll(async () => {
  chooseChannels(undefined)
  await receiver.stop()
  await school.stop()
})

const system = () => systemRequest(school.payload, { reason: 'test', organisation: school.organisation })

async function publish(course: number): Promise<void> {
  const req = await school.as.author.req()
  await inTransaction(req, () => emit(req, 'course.published', { course, version: course, number: 1, hash: 'h' }))
}

async function lastDelivery() {
  const { docs } = await find({
    req: await system(),
    collection: 'deliveries',
    where: { channel: { in: ['webhook', 'sms'] } },
    sort: '-id',
    limit: 1,
  })
  return docs[0]
}

describe('a webhook', () => {
  let id: number

  it('is made by an administrator, and its secret is seen once and never read again', async () => {
    const made = await school.as.admin.call('POST', '/webhooks', {
      url: `${receiver.url}/hooks`,
      events: ['course.published'],
      secret: 'whsec_chosen',
    })
    expect(made.status).toBe(201)
    const text = await made.text()
    id = (JSON.parse(text) as { doc: { id: number } }).doc.id
    expect(text).not.toContain('secret')
    const renewed = (await (await school.as.admin.call('POST', `/webhooks/${id}/renew-secret`)).json()) as {
      secret: string
    }
    secret = renewed.secret
    expect(secret).toMatch(/^whsec_/)
    expect(await (await school.as.admin.call('GET', `/webhooks/${id}`)).text()).not.toContain('secret')
    const row = await system().then((req) => find({ req, collection: 'webhooks', limit: 1 }))
    expect(JSON.stringify(row)).not.toContain(secret)
    expect((await school.other.admin.call('POST', `/webhooks/${id}/renew-secret`)).status).toBe(404)
  })

  it('is refused when it leads into a private network', async () => {
    for (const url of ['https://10.0.0.1/', 'http://example.org/', 'https://169.254.169.254/']) {
      const response = await school.as.admin.call('POST', '/webhooks', { url, events: ['course.published'] })
      expect(response.status).toBe(400)
      expect(await response.text()).toMatch(/private network|encrypted/)
    }
  })

  it('is told of the events it asked for, signed, with ids alone, and of no other organisation', async () => {
    await publish(7)
    const req = await school.other.author.req()
    await inTransaction(req, () => emit(req, 'course.published', { course: 8, version: 8, number: 1, hash: 'h' }))
    await school.jobs.drain()
    expect(receiver.taken).toHaveLength(1)
    expect(JSON.parse(receiver.taken[0]?.text ?? '')).toMatchObject({
      type: 'course.published',
      data: { course: 7, version: 7 },
    })
    expect(await lastDelivery()).toMatchObject({ state: 'delivered', message: 'course.published' })
  })

  it('is told twice of the same facts that came true twice, each once', async () => {
    await publish(7)
    await school.jobs.drain()
    expect(receiver.taken).toHaveLength(2)
    expect(new Set(receiver.taken.map((taken) => taken.id)).size).toBe(2)
  })

  it('is tried again until it dies, and sent again by hand with the same id', async () => {
    receiver.mood('later')
    await publish(9)
    await school.jobs.drain()
    const dead = await lastDelivery()
    expect(dead).toMatchObject({ state: 'dead', attempts: 7, error: 'The receiver answered 503.' })
    receiver.mood('yes')
    expect((await school.as.admin.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(200)
    await school.jobs.drain()
    expect((await school.as.admin.call('POST', `/deliveries/${dead?.id}/replay`)).status).toBe(200)
    await school.jobs.drain()
    const ids = receiver.taken.slice(2).map((taken) => taken.id)
    expect(ids).toEqual([dead?.key, dead?.key])
  })

  it('can be tried with an event of its own', async () => {
    expect((await school.as.admin.call('POST', `/webhooks/${id}/test`)).status).toBe(200)
    await school.jobs.drain()
    expect(JSON.parse(receiver.taken.at(-1)?.text ?? '')).toMatchObject({ type: 'webhook.test' })
  })

  it('that answers 410 is told nothing more', async () => {
    receiver.mood('gone')
    await publish(10)
    await school.jobs.drain()
    expect(await (await school.as.admin.call('GET', `/webhooks/${id}`)).json()).toMatchObject({ state: 'gone' })
    receiver.mood('yes')
    const before = receiver.taken.length
    await publish(11)
    await school.jobs.drain()
    expect(receiver.taken).toHaveLength(before)
  })

  it('whose address leads astray since it was made is not called', async () => {
    await update({ req: await system(), collection: 'webhooks', id, data: { state: 'active' } })
    chooseChannels([inApp(), webhook()])
    await publish(12)
    await school.jobs.drain()
    expect(await lastDelivery()).toMatchObject({ state: 'dead', error: expect.stringContaining('https') as unknown })
    chooseChannels(undefined)
  })
})

describe('an SMS', () => {
  let carrier: Carrier
  beforeAll(async () => {
    carrier = await startTwilio()
    chooseChannels([inApp(), smsTwilio({ ...twilioAccount, apiUrl: carrier.url })])
  })
  afterAll(async () => {
    chooseChannels(undefined)
    await carrier.stop()
  })

  it('goes to those who asked for it, and its carrier tells what became of it', async () => {
    const { version } = await releaseVersion(school)
    const wanting = await school.someone('Wants Texts', ['learner'])
    const silent = await school.someone('Wants None', ['learner'])
    for (const person of [wanting, silent])
      await update({ req: await system(), collection: 'users', id: person.id, data: { phone: '+32 470 12 34 56' } })
    const choices = { wanted: { courses: { sms: true } }, quiet: null, digest: 'off' }
    expect((await wanting.call('POST', '/preferences/mine', choices)).status).toBe(200)
    const req = await system()
    for (const [at, person] of [wanting, silent].entries())
      await inTransaction(req, () =>
        emit(req, 'enrollment.due-soon', {
          organisation: school.organisation,
          enrollment: 100 + at,
          learner: person.id,
          version,
          dueAt: '2026-12-04T11:00:00.000Z',
          days: 1,
        }),
      )
    await school.jobs.drain()
    expect(carrier.taken).toMatchObject([{ to: '+32470123456', text: expect.stringContaining('Due on') as unknown }])
    const sent = await lastDelivery()
    expect(sent).toMatchObject({ state: 'sent', providerId: carrier.taken[0]?.id })

    const told = {
      MessageSid: sent?.providerId ?? '',
      MessageStatus: 'delivered',
      AccountSid: twilioAccount.accountSid,
    }
    const tell = async (signature: string | null) =>
      noteSmsStatus({
        req: await system(),
        form: new URLSearchParams(told).toString(),
        signature,
        authToken: twilioAccount.authToken,
      })
    await expect(tell('forged')).rejects.toMatchObject({ status: 403 })
    await expect(tell(null)).rejects.toMatchObject({ status: 403 })
    expect((await school.as.nobody.call('POST', '/deliveries/twilio-status', told)).status).toBe(403)
    const url = 'http://localhost:3000/api/deliveries/twilio-status'
    await tell(twilio.getExpectedTwilioSignature(twilioAccount.authToken, url, told))
    expect(await lastDelivery()).toMatchObject({ state: 'delivered' })
  })
})
