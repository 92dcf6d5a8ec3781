import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { cache } from 'react'
import config from '@payload-config'
import { personOf, type Person } from '@/systems/identity/public'

export type Session = { req: PayloadRequest; person: Person }

/** Who is signed in, once per page. */
export const session = cache(async (): Promise<Session | null> => {
  const payload = await getPayload({ config })
  const cookie = (await headers()).get('cookie')
  if (!cookie) return null
  // Pages only read, and the cookie is SameSite=Lax: a link in a web mailer (cross-site, says the browser) must open
  // signed in. What changes anything goes to the API, which looks at where the request came from.
  const { user } = await payload.auth({ headers: new Headers({ cookie, 'sec-fetch-site': 'same-origin' }) })
  const req = await createLocalReq({ ...(user ? { user } : {}) }, payload)
  const person = personOf(req)
  return person ? { req, person } : null
})

/** The session, or off to sign in and back to `path` afterwards. */
export async function signedInAt(path: string): Promise<Session> {
  const found = await session()
  if (!found) redirect(`/learn/sign-in?next=${encodeURIComponent(path)}`)
  return found
}

/** A request without a person, for pages that everybody may read. */
export async function visitor(): Promise<PayloadRequest> {
  const payload: Payload = await getPayload({ config })
  return createLocalReq({}, payload)
}

/** Only a path of our own portals: a foreign address in `next` would send people who just signed in somewhere else. */
export function ownPath(next: string | string[] | undefined): string {
  return typeof next === 'string' &&
    /^\/(?:learn|train|account|admin)(?:[/?#][\w\-./?=&%#]*)?$/.test(next) &&
    !next.includes('//')
    ? next
    : '/learn'
}
