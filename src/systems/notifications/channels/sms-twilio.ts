import type { Twilio } from 'twilio'
import { defineChannel, DeliveryRefused, type Channel } from './define-channel'

export type TwilioAccount = {
  accountSid: string
  authToken: string
  /** A number (`+4930…`) or a messaging service (`MG…`). */
  from: string
  /** Where Twilio tells what became of a message. Left out: it is not told. */
  statusCallback?: string
  /** For tests: the server that stands in for Twilio. */
  apiUrl?: string
}

/** SMS by Twilio's own client. */
export function smsTwilio({ accountSid, authToken, from, statusCallback, apiUrl }: TwilioAccount): Channel {
  let opened: Promise<Twilio> | undefined
  const client = () => {
    opened ??= openTwilio({ accountSid, authToken, apiUrl })
    return opened
  }
  return defineChannel({
    name: 'sms',
    carrier: 'twilio',
    reach: reachByPhone,
    async send({ letter, signal }) {
      signal.throwIfAborted()
      const twilio = await client()
      try {
        const { sid } = await twilio.messages.create({
          to: letter.to.address,
          body: letter.sms,
          ...(from.startsWith('MG') ? { messagingServiceSid: from } : { from }),
          ...(statusCallback ? { statusCallback } : {}),
        })
        return { state: 'sent', providerId: sid }
      } catch (error) {
        throw refusalOf(error) ?? error
      }
    },
  })
}

export const reachByPhone: Channel['reach'] = ({ phone }) => {
  if (!phone) return { unreachable: 'There is no telephone number.' }
  const number = phone.replace(/[\s()./-]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(number)
    ? { address: number }
    : { unreachable: 'The telephone number needs its country code: +4930123456.' }
}

/** Numbers that do not exist or take no texts, and people who have answered STOP. https://www.twilio.com/docs/api/errors */
const bouncing = new Set([21211, 21214, 21217, 21219, 21401, 21421, 21610, 21612, 21614])

function refusalOf(error: unknown): DeliveryRefused | null {
  const { status, code, message } = error as { status?: number; code?: number; message?: string }
  // 401 and 403 are about our account, 429 about our speed: the letter may go later.
  if (status === undefined || status < 400 || status >= 500 || [401, 403, 408, 429].includes(status)) return null
  return new DeliveryRefused({
    message: `Twilio refused it (${code ?? status}): ${message}`,
    bounced: code !== undefined && bouncing.has(code),
  })
}

async function openTwilio({
  accountSid,
  authToken,
  apiUrl,
}: Pick<TwilioAccount, 'accountSid' | 'authToken'> & { apiUrl: string | undefined }) {
  const { default: twilio } = await import('twilio')
  if (!apiUrl) return twilio(accountSid, authToken, { timeout: 15_000 })
  const httpClient = new twilio.RequestClient({ timeout: 15_000 })
  const request = httpClient.request.bind(httpClient)
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, apiUrl.replace(/\/$/, '')) })
  return twilio(accountSid, authToken, { httpClient })
}
