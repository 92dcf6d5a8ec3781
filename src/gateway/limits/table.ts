import type { Request } from 'express'

const minute = 60_000

export type Limit = {
  name: string
  /** The first row that applies counts; the others are not asked. */
  applies: (req: Pick<Request, 'method' | 'path' | 'headers'>) => boolean
  /** Whom it counts: the address of the network, or the signed-in person (the address where nobody is signed in). */
  per: 'address' | 'person'
  windowMs: number
  limit: number
  /** Only refused tries are counted: three hundred people behind one address may all sign in on exam day. */
  failedOnly?: boolean
  /** Passes the sign-in queue, because answering means hashing a password. */
  hashes?: boolean
  message: string
}

const waitAndRetry = 'There were too many requests from here. Please wait a little and try again.'

/** Rate limits, most particular first. */
export const limits: readonly Limit[] = [
  {
    name: 'sign-in',
    applies: (req) =>
      posts(req) &&
      /^\/api\/users\/(login|first-register|second-factor|second-factor\/confirm-sign-in)\/?$/i.test(req.path),
    per: 'address',
    windowMs: 10 * minute,
    limit: 30,
    failedOnly: true,
    hashes: true,
    message: 'There were too many failed sign-ins from here. Wait ten minutes, or ask for a new password.',
  },
  {
    name: 'forgotten-password',
    applies: (req) => posts(req) && /^\/api\/users\/(forgot-password|register)\/?$/i.test(req.path),
    per: 'address',
    windowMs: 15 * minute,
    limit: 10,
    message: 'There were too many requests for a mail with a link from here. Please wait fifteen minutes.',
  },
  {
    name: 'reset-password',
    applies: (req) =>
      posts(req) &&
      /^\/api\/users\/(reset-password|accept-invitation|invitation|confirm-email|unlock|verify)(\/|$)/i.test(req.path),
    per: 'address',
    windowMs: 15 * minute,
    limit: 20,
    failedOnly: true,
    hashes: true,
    message: waitAndRetry,
  },
  {
    name: 'own-password',
    // Asks for the password again, so it could be guessed here too.
    applies: (req) => posts(req) && /^\/api\/users\/(change-password|change-email)\/?$/i.test(req.path),
    per: 'person',
    windowMs: 15 * minute,
    limit: 10,
    failedOnly: true,
    hashes: true,
    message: waitAndRetry,
  },
  {
    name: 'signature',
    // Signing asks for the password again, so it could be guessed here too.
    applies: (req) => posts(req) && /^\/api\/courses\/[^/]+\/approve\/?$/i.test(req.path),
    per: 'person',
    windowMs: 15 * minute,
    limit: 10,
    failedOnly: true,
    hashes: true,
    message: 'There were too many attempts to sign that were refused. Please wait fifteen minutes.',
  },
  {
    name: 'ai-test',
    // Each is paid for, and tells whether a key or an address works.
    applies: (req) => posts(req) && /^\/api\/ai-settings\/test\/?$/i.test(req.path),
    per: 'person',
    windowMs: 10 * minute,
    limit: 20,
    message: 'You have tested the connection many times. Please wait ten minutes.',
  },
  {
    name: 'certificate-check',
    applies: (req) => /^\/(c|api\/certificates\/check)(\/|$)/i.test(req.path),
    per: 'address',
    windowMs: minute,
    limit: 60,
    message: 'Too many certificates were looked up from here. Please wait a minute.',
  },
  {
    name: 'request-form',
    // Strangers may send files here, so there are few; an office behind one address asks for a course now and then.
    applies: (req) => posts(req) && /^\/api\/requests\/submit\/?$/i.test(req.path),
    per: 'address',
    windowMs: 10 * minute,
    limit: 20,
    message: 'There were too many requests from here. Please wait ten minutes; what you typed stays in the form.',
  },
  {
    name: 'request-link',
    applies: (req) => posts(req) && /^\/api\/requests\/(by-link\/|fresh-link)/i.test(req.path),
    per: 'address',
    windowMs: 10 * minute,
    limit: 60,
    message: waitAndRetry,
  },
  {
    name: 'request-status',
    applies: (req) => /^\/(r|api\/requests\/by-link)(\/|$)/i.test(req.path),
    per: 'address',
    windowMs: minute,
    limit: 60,
    message: waitAndRetry,
  },
  {
    name: 'upload',
    applies: (req) => posts(req) && /^\/api\//i.test(req.path) && isForm(req) && !hasOverride(req),
    per: 'person',
    windowMs: 10 * minute,
    limit: 300,
    message: 'You have sent very many files. Please wait ten minutes before you send more.',
  },
  {
    name: 'api',
    applies: (req) => /^\/api(\/|$)/i.test(req.path),
    per: 'person',
    windowMs: minute,
    limit: 900,
    message: waitAndRetry,
  },
  {
    name: 'pages',
    applies: (req) => !req.path.startsWith('/_next/'),
    per: 'person',
    windowMs: minute,
    limit: 900,
    message: waitAndRetry,
  },
]

function posts(req: Pick<Request, 'method'>): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD' && req.method !== 'OPTIONS'
}

function isForm(req: Pick<Request, 'headers'>): boolean {
  return String(req.headers['content-type'] ?? '').startsWith('multipart/form-data')
}

// Payload's admin sends long queries as forms with this header.
function hasOverride(req: Pick<Request, 'headers'>): boolean {
  return req.headers['x-payload-http-method-override'] !== undefined
}
