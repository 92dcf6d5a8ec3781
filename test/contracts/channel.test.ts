import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { email, ses, smtp } from '@/systems/notifications/channels/email'
import { assertWebhookAddress, isPublic } from '@/systems/notifications/channels/guarded-post'
import { smsSns } from '@/systems/notifications/channels/sms-sns'
import { smsTwilio } from '@/systems/notifications/channels/sms-twilio'
import { webhook } from '@/systems/notifications/channels/webhook'
import { DeliveryRefused, type Channel } from '@/systems/notifications/channels/define-channel'
import {
  startAws,
  startReceiver,
  startSmtp,
  startTwilio,
  twilioAccount,
  webhookSecret,
  type Carrier,
} from '../fakes/carriers'
import { describeChannel, letterTo } from './channel.contract'

const from = 'Coursewright <courses@example.com>'
const event = {
  type: 'course.published',
  timestamp: '2026-11-22T10:00:00.000Z',
  data: { course: 1 },
  secret: webhookSecret,
}

beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'test'
  process.env.AWS_SECRET_ACCESS_KEY = 'test'
})

describeChannel({
  name: 'email by SMTP',
  address: 'zoe@example.org',
  start: startSmtp,
  open: ({ url }) => email({ server: smtp({ url }), from }),
})

describeChannel({
  name: 'email by SES',
  address: 'zoe@example.org',
  start: startAws,
  open: ({ url }) => email({ server: ses({ region: 'eu-west-1', endpoint: url }), from }),
  bounces: false,
})

describeChannel({
  name: 'SMS by Twilio',
  address: '+32470123456',
  start: startTwilio,
  open: ({ url }) => smsTwilio({ ...twilioAccount, apiUrl: url }),
  text: ({ sms }) => sms,
})

describeChannel({
  name: 'SMS by SNS',
  address: '+32470123456',
  start: startAws,
  open: ({ url }) => smsSns({ region: 'eu-west-1', endpoint: url }),
  text: ({ sms }) => sms,
})

describe('mail', () => {
  let carrier: Carrier
  beforeAll(async () => (carrier = await startSmtp()))
  afterAll(() => carrier.stop())

  it('carries both forms, an id that stays the same, and the way out of it', async () => {
    const channel = email({ server: smtp({ url: carrier.url }), from })
    const context = {
      letter: letterTo('zoe@example.org'),
      req: {} as PayloadRequest,
      signal: new AbortController().signal,
    }
    await channel.send(context)
    await channel.send(context)
    await channel.close?.()
    const [first, second] = carrier.taken
    expect(first).toMatchObject({ subject: 'Défroster: 冷凍庫 & <b>Ω</b>', id: '<delivery-7@example.com>' })
    expect(first?.html).toContain('冷凍庫 &lt;b&gt; 🧊')
    expect(first?.headers).toMatchObject({
      'list-unsubscribe': '<https://example.org/stop>',
      'auto-submitted': 'auto-generated',
    })
    expect(second?.id).toBe(first?.id)
  })
})

describe('webhooks', () => {
  let receiver: Carrier
  let channel: Channel
  beforeAll(async () => {
    receiver = await startReceiver()
    channel = webhook({ allowLocal: true })
  })
  afterAll(() => receiver.stop())
  const send = (address: string, given: Channel = channel) =>
    given.send({
      letter: { ...letterTo(address), id: 'evt-3-1', event },
      req: {} as PayloadRequest,
      signal: new AbortController().signal,
    })

  it('are signed so that the library of the standard accepts them, and tell type, time and data alone', async () => {
    expect(await send(`${receiver.url}/hooks`)).toEqual({ state: 'delivered', providerId: 'evt-3-1' })
    const [taken] = receiver.taken
    expect(taken).toMatchObject({ to: '/hooks', id: 'evt-3-1' })
    expect(JSON.parse(taken?.text ?? '')).toEqual({ type: event.type, timestamp: event.timestamp, data: event.data })
    await expect(
      channel.send({
        letter: { ...letterTo(`${receiver.url}/hooks`), id: 'evt-3-1', event: { ...event, secret: 'whsec_d3Jvbmc=' } },
        req: {} as PayloadRequest,
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow('401')
  })

  it('are tried again after 4xx and 5xx, and never again after 410', async () => {
    for (const mood of ['no', 'nobody', 'later'] as const) {
      receiver.mood(mood)
      await expect(send(receiver.url)).rejects.not.toBeInstanceOf(DeliveryRefused)
    }
    receiver.mood('gone')
    await expect(send(receiver.url)).rejects.toMatchObject({ gone: true })
    receiver.mood('yes')
  })

  it('go to no address of a private network, however it is written', () => {
    for (const address of [
      'http://example.org/',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[fd00::1]/',
      'https://metadata.google.internal/',
      'https://user:secret@example.org/',
      'ftp://example.org/',
      'no address',
    ])
      expect(() => assertWebhookAddress(address)).toThrow()
    expect(() => assertWebhookAddress('https://example.org/hooks')).not.toThrow()
    expect(['8.8.8.8', '2606:4700::1111'].every(isPublic)).toBe(true)
    expect(
      [
        '192.168.1.1',
        '172.20.0.1',
        '100.64.0.1',
        '0.0.0.0',
        '224.0.0.1',
        'fe80::1',
        '2002:7f00:1::',
        '64:ff9b::7f00:1',
        'nothing',
      ].some(isPublic),
    ).toBe(false)
  })

  it('go to no name that leads into a private network, and follow no redirect', async () => {
    const strict = webhook()
    // A machine's own name leads to itself, or nowhere.
    await expect(send(`https://${hostname()}/`, strict)).rejects.toThrow(/private network|ENOTFOUND|EAI_AGAIN/)
    const redirect = await startRedirect(`${receiver.url}/moved`)
    receiver.taken.length = 0
    await expect(send(redirect.url)).rejects.toThrow('302')
    expect(receiver.taken).toEqual([])
    await redirect.stop()
  })

  it('wait no longer than ten seconds, and read no more than they must', async () => {
    const flood = await startFlood()
    const began = Date.now()
    await send(flood.url).catch(() => undefined)
    expect(Date.now() - began).toBeLessThan(11_000)
    await flood.stop()
  }, 20_000)
})

async function startRedirect(location: string) {
  const { createServer } = await import('node:http')
  return listening(createServer((_request, response) => response.writeHead(302, { location }).end()))
}

/** Answers 200 and never stops talking. */
async function startFlood() {
  const { createServer } = await import('node:http')
  return listening(
    createServer((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(16_384)), 5)
      response.on('close', () => clearInterval(timer))
    }),
  )
}

async function listening(server: import('node:http').Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
