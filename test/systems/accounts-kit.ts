import { handleEndpoints } from 'payload'
import type { School } from '../builders/school'

const origin = 'http://localhost:3000'

/** A browser without a screen: keeps its cookies, and comes from a network address. */
export function browserOf(
  school: School,
  { address = 'address:192.0.2.1', agent = 'Mozilla/5.0 (X11; Linux) Firefox/140' } = {},
) {
  const cookies = new Map<string, string>()
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = new Headers({ origin, 'user-agent': agent, 'x-coursewright-address': address })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const form = body instanceof FormData
    if (body !== undefined && !form) headers.set('content-type', 'application/json')
    const response = await handleEndpoints({
      config: school.config,
      request: new Request(new URL(`/api${path}`, origin), {
        method,
        headers,
        body: body === undefined ? null : form ? body : JSON.stringify(body),
      }),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  return {
    cookies,
    send,
    async post(path: string, body: unknown = {}): Promise<Answer> {
      return answerOf(await send('POST', path, body))
    },
    async get(path: string): Promise<Answer> {
      return answerOf(await send('GET', path))
    },
    async isSignedIn(): Promise<boolean> {
      const { json } = await answerOf(await send('GET', '/users/me'))
      return Boolean(json.user)
    },
  }
}

export type Browser = ReturnType<typeof browserOf>
export type Answer = { status: number; code: string | undefined; json: Record<string, unknown>; headers: Headers }

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const json = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>
  const [error] = (json.errors as { data?: { code?: string } | null }[] | undefined) ?? []
  return { status: response.status, code: error?.data?.code, json, headers: response.headers }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  const over = attributes.some((attribute) => {
    const [key = '', given = ''] = attribute.trim().split('=')
    if (key.toLowerCase() === 'max-age') return Number(given) <= 0
    return key.toLowerCase() === 'expires' && Date.parse(given) < Date.now()
  })
  if (over) cookies.delete(name)
  else cookies.set(name, value)
}
