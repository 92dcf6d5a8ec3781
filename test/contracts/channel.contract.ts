import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import type { Addressee } from '@/systems/notifications/addressees'
import { DeliveryRefused, type Channel, type Letter } from '@/systems/notifications/channels/define-channel'
import type { Carrier } from '../fakes/carriers'

/** What every channel must do with a letter, whoever carries it. */
export function describeChannel({
  name,
  address,
  start,
  open,
  text = (letter) => letter.text,
  bounces = true,
}: {
  name: string
  /** Somewhere a letter can go. */
  address: string
  start: () => Promise<Carrier>
  open: (carrier: Pick<Carrier, 'url'>) => Channel
  /** What of a letter it carries. */
  text?: (letter: Letter) => string
  /** It tells an address that does not exist from other refusals. */
  bounces?: boolean
}): void {
  describe(`the channel ${name}`, () => {
    let carrier: Carrier
    let channel: Channel

    beforeAll(async () => {
      carrier = await start()
      channel = open(carrier)
    })
    afterEach(() => {
      carrier.mood('yes')
      carrier.taken.length = 0
    })
    afterAll(async () => {
      await channel.close?.()
      await carrier.stop()
    })

    const send = (letter: Letter, { signal = new AbortController().signal, by = channel } = {}) =>
      by.send({ letter, req: {} as PayloadRequest, signal })

    it('hands a letter over whole, in any script, and says so', async () => {
      const letter = letterTo(address)
      const { state, providerId } = await send(letter)
      expect(['sent', 'delivered']).toContain(state)
      expect(providerId).toBeTruthy()
      expect(carrier.taken).toHaveLength(1)
      expect(carrier.taken[0]?.to).toBe(address)
      expect(carrier.taken[0]?.text.replace(/\s+/g, ' ').trim()).toBe(text(letter).replace(/\s+/g, ' ').trim())
    })

    it('lets nothing in a letter become an address or a header of its own', async () => {
      await send({
        ...letterTo(address),
        subject: 'Hello\r\nBcc: thief@example.org',
        to: { name: 'A"\r\nCc: b@example.org', address, person: 1 },
      })
      expect(carrier.taken).toHaveLength(1)
      expect(carrier.taken[0]?.headers ?? {}).not.toHaveProperty('bcc')
      expect(carrier.taken[0]?.headers ?? {}).not.toHaveProperty('cc')
    })

    it('refuses for good what its carrier refuses for good', async () => {
      carrier.mood(name === 'webhook' ? 'gone' : 'no')
      await expect(send(letterTo(address))).rejects.toBeInstanceOf(DeliveryRefused)
      expect(carrier.taken).toEqual([])
    })

    if (bounces) {
      it('tells that an address does not exist', async () => {
        carrier.mood('nobody')
        await expect(send(letterTo(address))).rejects.toMatchObject({ bounced: true })
      })
    }

    it('asks for another try when its carrier does, and when nobody answers', async () => {
      carrier.mood('later')
      await expect(send(letterTo(address))).rejects.not.toBeInstanceOf(DeliveryRefused)
      const away = open({ url: carrier.url.replace(/:\d+/, ':1') })
      const target = address.replace(/(:\/\/[^/]+):\d+/, '$1:1')
      await expect(send(letterTo(target), { by: away })).rejects.not.toBeInstanceOf(DeliveryRefused)
      await away.close?.()
    }, 30_000)

    it('sends nothing once it was told to stop', async () => {
      const signal = AbortSignal.abort(new Error('stopping'))
      await expect(send(letterTo(address), { signal })).rejects.toThrow()
      expect(carrier.taken).toEqual([])
    })

    it('says in a sentence why it does not reach somebody', () => {
      const nobody = { email: null, phone: null, person: null, ref: 'user:1' } as unknown as Addressee
      expect(channel.reach(nobody)).toEqual({ unreachable: expect.stringMatching(/^[A-Z].+\.$/) as unknown })
    })
  })
}

export function letterTo(address: string): Letter {
  return {
    id: 'delivery-7',
    organisation: 1,
    occasion: 'test:1',
    message: 'test',
    to: { name: 'Zoë Ångström', address, person: 1 },
    subject: 'Défroster: 冷凍庫 & <b>Ω</b>',
    text: 'Dag Zoë,\n\n「冷凍庫」 – 5 °C < 8 °C & niet “meer” 🧊',
    html: '<p>Dag Zoë, 冷凍庫 &lt;b&gt; 🧊</p>',
    sms: 'Défroster: 冷凍庫 🧊 https://example.org/learn?a=1&b=2',
    plain: 'plain',
    link: '/learn',
    headers: { 'List-Unsubscribe': '<https://example.org/stop>' },
  }
}
