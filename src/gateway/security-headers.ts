import { randomBytes } from 'node:crypto'
import type { Response, RequestHandler } from 'express'
import helmet from 'helmet'
import { beforeHeaders } from './before-headers'

type Directives = Record<string, string[]>

type Surroundings = {
  development: boolean
  https: boolean
  /** The public request form: the sites that may show it in a frame, and the site its captcha comes from. */
  requestForm?: { frameOrigins: readonly string[]; captchaOrigin?: string | undefined } | undefined
}

/**
 * Every answer gets helmet's headers and the content security policy of its kind (ADR 0070):
 * pages: scripts of our own files, or with the nonce of this answer (pages of the build have no nonce and no text of people's);
 * admin: Payload's inline scripts as well;
 * data (REST answers and uploaded files): nothing may run, whatever somebody has uploaded.
 */
export function secureHeaders(surroundings: Surroundings): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      // `no-referrer`, helmet's default, makes browsers send `Origin: null` with forms, which the CSRF check must refuse.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: surroundings.https ? { maxAge: 31_536_000 } : false,
      xFrameOptions: { action: 'sameorigin' },
    }),
    (req, res, next) => {
      switch (kindOf(req.path)) {
        case 'data':
          dataPolicy(res)
          break
        case 'admin':
          res.setHeader('Content-Security-Policy', written(adminPolicy(surroundings)))
          break
        case 'page': {
          const form = isRequestForm(req.path) ? surroundings.requestForm : undefined
          const directives = pagePolicy({ ...surroundings, nonce: randomBytes(16).toString('base64') })
          const embedded = form && req.query.embed === '1' ? form.frameOrigins : []
          // This header cannot name sites; the policy can, and browsers that know it ask it alone.
          if (embedded.length > 0) res.removeHeader('X-Frame-Options')
          const policy = written(form ? withRequestForm(directives, { ...form, frameOrigins: embedded }) : directives)
          res.setHeader('Content-Security-Policy', policy)
          // Next takes the nonce for its own scripts from the policy of the request.
          req.headers['content-security-policy'] = policy
          beforeHeaders(res, () => {
            // Rendered at build time: nobody knew the nonce, and nothing that people wrote is in it.
            if (res.hasHeader('x-nextjs-prerender'))
              res.setHeader('Content-Security-Policy', written(adminPolicy(surroundings)))
          })
          break
        }
      }
      next()
    },
  ]
}

export function kindOf(path: string): 'data' | 'admin' | 'page' {
  if (/^\/api(\/|$)/i.test(path)) return 'data'
  return /^\/admin(\/|$)/i.test(path) ? 'admin' : 'page'
}

/** `/request`, `/request/<organisation>` */
const isRequestForm = (path: string): boolean => /^\/request(\/[^/]*)?\/?$/i.test(path)

function withRequestForm(
  policy: Directives,
  { frameOrigins, captchaOrigin }: NonNullable<Surroundings['requestForm']>,
): Directives {
  const add = (name: string, origins: readonly string[]) => [...(policy[name] ?? []), ...origins]
  const captcha = captchaOrigin ? [captchaOrigin] : []
  return {
    ...policy,
    'frame-ancestors': add('frame-ancestors', frameOrigins),
    ...Object.fromEntries(['script-src', 'frame-src', 'connect-src'].map((name) => [name, add(name, captcha)])),
  }
}

function pagePolicy({ nonce, ...surroundings }: Surroundings & { nonce: string }): Directives {
  return {
    ...common(surroundings),
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(surroundings.development ? ["'unsafe-eval'"] : [])],
  }
}

function adminPolicy(surroundings: Surroundings): Directives {
  return {
    ...common(surroundings),
    'script-src': ["'self'", "'unsafe-inline'", ...(surroundings.development ? ["'unsafe-eval'"] : [])],
    'worker-src': ["'self'", 'blob:'],
  }
}

function common({ development, https }: Surroundings): Directives {
  return {
    'default-src': ["'self'"],
    // React writes style attributes, which no nonce can allow.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...(development ? ['ws:'] : [])],
    'frame-src': ["'self'", 'blob:'],
    'frame-ancestors': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    ...(https ? { 'upgrade-insecure-requests': [] } : {}),
  }
}

const inert: Directives = {
  'default-src': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'unsafe-inline'"],
  'frame-ancestors': ["'self'"],
  sandbox: [],
}

// A sandbox switches the browser's PDF viewer off. A PDF can run no script of ours: the type is declared and sniffing is off.
const pdf: Directives = { ...inert, 'object-src': ["'self'"], 'plugin-types': ['application/pdf'] }
delete pdf.sandbox

function dataPolicy(res: Response): void {
  // Late, because the handler decides the type, and over whatever policy it set.
  beforeHeaders(res, () => {
    const type = String(res.getHeader('content-type') ?? '')
    res.setHeader('Content-Security-Policy', written(type.startsWith('application/pdf') ? pdf : inert))
  })
}

function written(policy: Directives): string {
  return Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}
