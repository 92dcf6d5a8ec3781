import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link opens: one row, for one purpose (`sop-version`, `package.scorm-1.2`), in one organisation. */
export type Linked = { purpose: string; id: number; organisation: number }

export type LinkReading = { valid: true; linked: Linked; until: Date } | { valid: false; expired: boolean }

/** Longer than a learning platform takes to fetch a package, and than most people take to open a mail. */
export const longestLinkHours = 30 * 24

/**
 * A link that opens a file without signing in: facts and their end, with an HMAC over them. It is signed, not stored, and
 * cannot be changed to open anything else.
 */
export function makeFileLink({
  secret,
  linked: { purpose, id, organisation },
  hours,
  now = new Date(),
}: {
  secret: string
  linked: Linked
  hours: number
  now?: Date
}): { token: string; until: Date } {
  const until = Math.floor(now.getTime() / 1000) + Math.round(Math.min(hours, longestLinkHours) * 3600)
  const numbers = [id, organisation, until].map((value) => value.toString(36)).join('.')
  const facts = `${Buffer.from(purpose).toString('base64url')}.${numbers}`
  return { token: `${facts}.${signed(secret, facts)}`, until: new Date(until * 1000) }
}

export function readFileLink({
  secret,
  token,
  now = new Date(),
}: {
  secret: string
  token: string
  now?: Date
}): LinkReading {
  const match = /^(([\w-]{1,80})\.([0-9a-z]{1,8})\.([0-9a-z]{1,8})\.([0-9a-z]{1,9}))\.([\w-]{43})$/.exec(token)
  const [, facts = '', purpose = '', id = '', organisation = '', end = '', signature = ''] = match ?? []
  if (!match || !same(signature, signed(secret, facts))) return { valid: false, expired: false }
  const until = new Date(parseInt(end, 36) * 1000)
  if (now >= until) return { valid: false, expired: true }
  const linked = {
    purpose: Buffer.from(purpose, 'base64url').toString('utf8'),
    id: parseInt(id, 36),
    organisation: parseInt(organisation, 36),
  }
  return { valid: true, linked, until }
}

// Its own key, so that nothing else signed with the secret of the installation can ever pass for such a link.
function signed(secret: string, facts: string): string {
  const key = createHmac('sha256', secret).update('coursewright link to a file').digest()
  return createHmac('sha256', key).update(facts).digest('base64url')
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
