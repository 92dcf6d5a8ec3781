import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { DomainError } from '@/shared/errors'
import { hostOf, isOwnMachine, isPrivateHost, publicOnly } from '@/shared/public-network'
import { DeliveryRefused } from './define-channel'

export { isPublic } from '@/shared/public-network'

const answerLimit = 64 * 1024
const deadlineMs = 10_000

/**
 * Refuses an address that is not `https://` (with `allowLocal` also http://localhost), holds a password, or names a private
 * network outright. What a name leads to is checked again at every connection. @throws `webhook.bad-address` (400)
 */
export function assertWebhookAddress(address: string, { allowLocal = false }: { allowLocal?: boolean } = {}): URL {
  const refuse = (message: string): never => {
    throw new DomainError({ code: 'webhook.bad-address', message })
  }
  if (!URL.canParse(address)) return refuse('This is no address. Write it whole: https://example.com/hooks')
  const url = new URL(address)
  const host = hostOf(url)
  if (allowLocal && isOwnMachine(host) && ['http:', 'https:'].includes(url.protocol)) return url
  if (url.protocol !== 'https:') return refuse('A webhook needs an encrypted address: https://')
  if (url.username || url.password)
    return refuse('Leave the password out of the address; the signature proves who we are.')
  if (isPrivateHost(host)) return refuse('This address lies in a private network. A webhook needs a public one.')
  return url
}

/**
 * Sends a body and returns the status. Connects to public addresses only: the name is resolved once, checked, and that very
 * address is connected to. Follows no redirect, waits ten seconds at most, reads 64 KB of the answer at most.
 */
export async function post({
  url: address,
  headers,
  body,
  signal,
  allowLocal,
}: {
  url: string
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  allowLocal: boolean
}): Promise<number> {
  const url = checked(address, allowLocal)
  const local = allowLocal && isOwnMachine(hostOf(url))
  const send = url.protocol === 'http:' ? plain : encrypted
  return new Promise((done, fail) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
        // No connection is kept: the next event looks the name up anew.
        agent: false,
        ...(local ? {} : { lookup: intoPublic }),
      },
      (answer) => {
        let read = 0
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length
          if (read > answerLimit) answer.destroy()
        })
        answer.on('close', () => done(answer.statusCode ?? 0))
        answer.on('error', () => done(answer.statusCode ?? 0))
      },
    )
    request.on('error', fail)
    request.end(body)
  })
}

function checked(address: string, allowLocal: boolean): URL {
  try {
    return assertWebhookAddress(address, { allowLocal })
  } catch (error) {
    throw new DeliveryRefused({ message: (error as Error).message })
  }
}

const intoPublic = publicOnly(
  (hostname) => new DeliveryRefused({ message: `${hostname} leads into a private network.` }),
)
