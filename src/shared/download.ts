import { request as plain, type IncomingMessage } from 'node:http'
import { request as encrypted } from 'node:https'
import { DomainError } from './errors'
import { hostOf, isOwnMachine, isPrivateHost, publicOnly } from './public-network'

export type Download = {
  bytes: Uint8Array
  /** From the server's headers, else from the address: never with a folder in it. May lack an ending. */
  filename: string
  /** Without parameters, lower case. */
  mediaType: string
  /** Where redirects led to in the end. */
  address: string
}

const mostRedirects = 5
const refuse = (code: string, message: string, status = 400) => new DomainError({ code, message, status })

/**
 * Fetches a file from a public server by https. Every address on the way, redirects too, is resolved once, checked, and that very
 * address is connected to; private networks are refused. At most `maxBytes`, at most `timeoutMs` in all. `allowLocal` opens
 * http://localhost, for development.
 *
 * @throws DomainError `address.*` (400, 413), with a sentence for the person who gave the address
 */
export async function download({
  address,
  maxBytes,
  timeoutMs = 30_000,
  allowLocal = false,
}: {
  address: string
  maxBytes: number
  timeoutMs?: number
  allowLocal?: boolean
}): Promise<Download> {
  const signal = AbortSignal.timeout(timeoutMs)
  let url = assertPublicAddress(address, { allowLocal })
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await ask(url, { allowLocal, signal })
    const { statusCode = 0, headers } = answer
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      answer.destroy()
      if (!URL.canParse(headers.location, url.href))
        throw refuse(
          'address.unreachable',
          'This address leads on to one that is none. Give the address of the file itself.',
        )
      url = assertPublicAddress(new URL(headers.location, url).href, { allowLocal })
      continue
    }
    if (statusCode !== 200) {
      answer.destroy()
      throw refuse('address.unreachable', explained(statusCode))
    }
    const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    const bytes = await bodyOf(answer, { maxBytes, signal })
    return { bytes, mediaType, address: url.href, filename: filenameOf(url, headers['content-disposition']) }
  }
  throw refuse(
    'address.unreachable',
    'This address leads on and on without arriving. Give the address of the file itself.',
  )
}

/** @throws address.bad, address.private (400) */
export function assertPublicAddress(address: string, { allowLocal = false }: { allowLocal?: boolean } = {}): URL {
  if (!URL.canParse(address))
    throw refuse('address.bad', 'This is no address. Write it whole: https://example.com/procedures/spills.pdf')
  const url = new URL(address)
  const host = hostOf(url)
  if (allowLocal && isOwnMachine(host) && ['http:', 'https:'].includes(url.protocol)) return url
  if (url.protocol !== 'https:')
    throw refuse('address.bad', 'Only encrypted addresses are fetched: they begin with https://')
  if (url.username || url.password)
    throw refuse('address.bad', 'Leave the password out of the address. Download the file yourself, and upload it.')
  if (isPrivateHost(host)) throw intoPrivate(host)
  return url
}

const intoPrivate = (host: string) =>
  refuse(
    'address.private',
    `${host} lies in a private network, from which nothing is fetched. Download the file yourself, and upload it.`,
  )

function ask(url: URL, { allowLocal, signal }: { allowLocal: boolean; signal: AbortSignal }): Promise<IncomingMessage> {
  const local = allowLocal && isOwnMachine(hostOf(url))
  const send = url.protocol === 'http:' ? plain : encrypted
  return new Promise((done, fail) => {
    const request = send(
      url,
      {
        method: 'GET',
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Coursewright' },
        signal,
        // No connection is kept: the next one looks the name up anew.
        agent: false,
        ...(local ? {} : { lookup: publicOnly(intoPrivate) }),
      },
      done,
    )
    request.on('error', (error) => fail(inWords(error, url)))
    request.end()
  })
}

async function bodyOf(
  answer: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  const tooLarge = () =>
    refuse(
      'address.too-large',
      `The file at this address is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`,
      413,
    )
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.destroy()
    throw tooLarge()
  }
  try {
    for await (const part of answer) {
      size += (part as Buffer).length
      if (size > maxBytes) throw tooLarge()
      parts.push(part as Buffer)
    }
  } catch (error) {
    if (signal.aborted) throw tooSlow()
    throw error instanceof DomainError ? error : inWords(error, undefined)
  }
  return new Uint8Array(Buffer.concat(parts))
}

const tooSlow = () =>
  refuse(
    'address.too-slow',
    'The server at this address takes too long. Try again, or download the file yourself and upload it.',
  )

function inWords(error: unknown, url: URL | undefined): Error {
  if (error instanceof DomainError) return error
  const { name, code, cause } = error as Error & { code?: string; cause?: unknown }
  if (cause instanceof DomainError) return cause
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return tooSlow()
  const host = url ? hostOf(url) : 'the server'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return refuse('address.unreachable', `There is no server named ${host}. Check the address.`)
  if (code?.startsWith('CERT_') || /certificate|self.signed|altname/i.test(`${code} ${String(error)}`))
    return refuse('address.unreachable', `The certificate of ${host} is not valid, so nothing was fetched.`)
  return refuse(
    'address.unreachable',
    `The connection to ${host} failed. Try again, or download the file yourself and upload it.`,
  )
}

function explained(status: number): string {
  if (status === 401 || status === 403)
    return `The server lets nobody in without signing in (it answered ${status}). Download the file yourself, and upload it.`
  if (status === 404 || status === 410) return `There is nothing at this address (the server answered ${status}).`
  return `The server answered ${status} instead of the file. Try again later, or download the file yourself and upload it.`
}

function filenameOf(url: URL, disposition = ''): string {
  const encoded = /filename\*\s*=\s*(?:UTF-8|ISO-8859-1)?''([^;]+)/i.exec(disposition)?.[1]
  const quoted = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition)
  const given = decoded(encoded?.trim() ?? '') || quoted?.[1] || quoted?.[2]?.trim() || ''
  const last = decoded(url.pathname.split('/').filter(Boolean).at(-1) ?? '')
  const name = (given || last || hostOf(url)).replace(/^.*[/\\]/, '').replace(/[\u0000-\u001f"<>|:*?]/g, '')
  return name.slice(-150) || 'download'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray per cent sign: the name is then what it is.
    return text
  }
}
