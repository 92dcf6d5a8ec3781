import type { Agent } from '@xapi/xapi'
import XAPI from '@xapi/xapi'
import { SessionRefused } from './tracking'

/** An LRS as a page talks to it. `line.leaving`: the page is going, and requests have to outlive it. */
export function connectLrs({ endpoint, auth }: { endpoint: string; auth: string | undefined }) {
  const line = { leaving: false }
  const lrs = new XAPI({ endpoint: endpoint.replace(/\/?$/, '/'), auth: auth || undefined, adapter: fetchWith(line) })
  return { lrs, line }
}

const pauses = [500, 1500]

/**
 * A state document with fields; `null` where there is none. Only the LRS's own "not found" (or a document that is none of
 * ours) means that there is none: to take another failure for it would begin the course anew, and the next save would
 * write over the progress kept there.
 *
 * @throws SessionRefused when the LRS does not answer, asked three times, or answers with an error
 */
export async function readState(
  lrs: XAPI,
  document: Parameters<XAPI['getState']>[0],
): Promise<Record<string, unknown> | null> {
  for (let tries = 0; ; tries++) {
    try {
      const { data } = await lrs.getState(document)
      return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null
    } catch (error) {
      const status = error instanceof Refusal ? error.status : null
      if (status === 404) return null
      const pause = pauses[tries]
      const mayPass = status === null || status === 429 || status >= 500
      if (!mayPass || pause === undefined) throw new SessionRefused('no-answer')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

class Refusal extends Error {
  constructor(readonly status: number) {
    super(`The LRS answered ${status}`)
    this.name = 'Refusal'
  }
}

/** `keepalive` only at the end: browsers allow 64 kB of it in all. */
function fetchWith(line: { leaving: boolean }) {
  return async <Data>({
    url,
    method,
    headers,
    data,
  }: {
    url: string
    method: string
    headers?: Record<string, string>
    data?: unknown
  }) => {
    const body = data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data)
    const response = await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      keepalive: line.leaving,
      credentials: 'omit',
      cache: 'no-store',
    })
    const text = await response.text()
    if (!response.ok) throw new Refusal(response.status)
    const json = response.headers.get('content-type')?.includes('json')
    return {
      data: (json ? parsed(text) : text) as Data,
      headers: Object.fromEntries(response.headers),
      status: response.status,
    }
  }
}

/** A document that is cut off or broken comes as its text: it can be replaced, an exception here would stay for ever. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Tells learners apart who share a device. */
export function learnerKey(actor: Agent, registration: string | undefined): string {
  const {
    mbox,
    account,
    openid,
    mbox_sha1sum: sum,
  } = actor as { mbox?: string; account?: { homePage: string; name: string }; openid?: string; mbox_sha1sum?: string }
  return [registration, mbox ?? (account && `${account.homePage} ${account.name}`) ?? openid ?? sum]
    .filter(Boolean)
    .join(' ')
}
