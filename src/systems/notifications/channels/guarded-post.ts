import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { DomainError } from '@/shared/errors'
import { DeliveryRefused } from './define-channel'

const answerLimit = 64 * 1024
const deadlineMs = 10_000

/** Networks that are nobody's public server: our own machine, our own network, cloud metadata, multicast, test nets. */
const closed = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, prefix, 'ipv4')
// IPv6: everything but global unicast, and in it what carries an IPv4 address or is for documents only.
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address belongs to a public server. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPublic(mapped)
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

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
  const local = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  if (allowLocal && local && ['http:', 'https:'].includes(url.protocol)) return url
  if (url.protocol !== 'https:') return refuse('A webhook needs an encrypted address: https://')
  if (url.username || url.password)
    return refuse('Leave the password out of the address; the signature proves who we are.')
  if (local || host.endsWith('.localhost') || host.endsWith('.internal') || (isIP(host) > 0 && !isPublic(host)))
    return refuse('This address lies in a private network. A webhook needs a public one.')
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
  const local = allowLocal && ['localhost', '127.0.0.1', '::1'].includes(hostOf(url))
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
        ...(local ? {} : { lookup: publicOnly }),
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

const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 4)
    const addresses: LookupAddress[] = found
    const [first] = addresses
    // One private address among them is reason enough: which one is connected to would be chance.
    if (!first || !addresses.every(({ address }) => isPublic(address))) {
      const refusal = new DeliveryRefused({ message: `${hostname} leads into a private network.` })
      return callback(refusal, '', 4)
    }
    if (options.all) callback(null, addresses, 4)
    else callback(null, first.address, first.family)
  })
}

function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
    .replace(/\.$/, '')
}
