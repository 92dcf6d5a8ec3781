import type { Agent } from '@xapi/xapi'
import XAPI from '@xapi/xapi'

/** An LRS as a page talks to it. `line.leaving`: the page is going, and requests have to outlive it. */
export function connectLrs({ endpoint, auth }: { endpoint: string; auth: string | undefined }) {
  const line = { leaving: false }
  const lrs = new XAPI({ endpoint: endpoint.replace(/\/?$/, '/'), auth: auth || undefined, adapter: fetchWith(line) })
  return { lrs, line }
}

/** A state document with fields; `null` where there is none. */
export async function readState(
  lrs: XAPI,
  document: Parameters<XAPI['getState']>[0],
): Promise<Record<string, unknown> | null> {
  try {
    const { data } = await lrs.getState(document)
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null
  } catch {
    // 404 on the first visit; without a connection the device's own copy stands in.
    return null
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
    if (!response.ok) throw new Error(`The LRS answered ${response.status}`)
    const json = response.headers.get('content-type')?.includes('json')
    return {
      data: (json && text ? JSON.parse(text) : text) as Data,
      headers: Object.fromEntries(response.headers),
      status: response.status,
    }
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
