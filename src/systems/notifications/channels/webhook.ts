import { Webhook } from 'standardwebhooks'
import { post } from './guarded-post'
import { defineChannel, DeliveryRefused } from './define-channel'

/**
 * Another system, told by the Standard Webhooks rules: `webhook-id` (the same for every try), `webhook-timestamp`,
 * `webhook-signature`. 2xx is taken, 410 asks for nothing more, everything else is tried again.
 */
export const webhook = ({ allowLocal = false }: { allowLocal?: boolean } = {}) =>
  defineChannel({
    name: 'webhook',
    carrier: 'http',
    reach: () => ({ unreachable: 'A webhook is not a way to a person.' }),
    async send({ letter, signal }) {
      if (!letter.event) throw new DeliveryRefused({ message: 'There is no event to tell of.' })
      const { secret, ...event } = letter.event
      const body = JSON.stringify(event)
      const now = new Date()
      const status = await post({
        url: letter.to.address,
        allowLocal,
        signal,
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Coursewright-Webhooks/1',
          'webhook-id': letter.id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(letter.id, now, body),
        },
      })
      if (status === 410) throw new DeliveryRefused({ message: 'The receiver answered 410: it is gone.', gone: true })
      if (status < 200 || status > 299) throw new Error(`The receiver answered ${status}.`)
      return { state: 'delivered', providerId: letter.id }
    },
  })
