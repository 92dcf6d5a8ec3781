import { pino, type DestinationStream, type Logger } from 'pino'

import { env } from '@/shared/env'

export type { Logger }

const secretNames = [
  'password',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'resetPasswordToken',
  'secret',
  'apiKey',
  'api_key',
  'authorization',
  'Authorization',
  'cookie',
  'cookies',
  'set-cookie',
  'x-api-key',
  'PAYLOAD_SECRET',
  'DATABASE_URL',
]

const quoted = secretNames.map((name) => (/^\w+$/.test(name) ? name : `["${name}"]`))

/** Paths pino blanks: each secret name at the top and up to four objects deep (`req.headers.cookie`, `err.data.user.password`). */
export const redactedPaths = ['', '*.', '*.*.', '*.*.*.'].flatMap((prefix) =>
  quoted.map((name) => (name.startsWith('[') ? `${prefix.replace(/\.$/, '')}${name}` : `${prefix}${name}`)),
)

/** Addresses with a password in them (`postgres://me:secret@host`) and bearer tokens, wherever they stand in a text. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]+):[^\s@/]+@/gi, '$1:[redacted]@')
    .replace(/\b(Bearer|Basic|JWT|API-Key)\s+(?=\S*\d)[\w.~+/=-]{6,}/gi, '$1 [redacted]')
    .replace(/(\/(?:r|by-link)\/)[\w-]+(?:\.[0-9a-z]+){2,3}\.[\w-]{20,}/g, '$1[redacted]')
    .replace(/([?&](?:token|code|secret|api[-_]?key|password)=)[^&\s"']+/gi, '$1[redacted]')
}

/** A JSON logger, one object a line on stdout (or on `destination`), that prints no password, token, cookie or authorization. */
export function createLog({
  level = env.LOG_LEVEL,
  destination,
}: { level?: string; destination?: DestinationStream } = {}): Logger {
  return pino(
    {
      level,
      redact: { paths: redactedPaths, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(args, method) {
          const clean = args.map((arg) => (typeof arg === 'string' ? withoutSecrets(arg) : arg)) as typeof args
          method.apply(this, clean)
        },
      },
      serializers: { err: cleanError, error: cleanError },
    },
    ...(destination ? [destination] : []),
  )
}

export const log: Logger = createLog()

function cleanError(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  // Drizzle puts the statement and its parameters, which are the customer's data, into the message; the cause is the server's own.
  const error = 'params' in thrown && thrown.cause instanceof Error ? thrown.cause : thrown
  const plain = pino.stdSerializers.err(error) as unknown as Record<string, unknown>
  for (const name of ['message', 'stack', 'detail', 'where']) {
    if (typeof plain[name] === 'string') plain[name] = withoutSecrets(plain[name])
  }
  return plain
}
