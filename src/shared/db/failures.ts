const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

// Class 08: connection lost; 57P01–57P03: the server is stopping or starting; 53300: it has no connection left.
const serverCodes = /^(08...|57P0[1-3]|53300)$/

const driverTexts =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection ended unexpectedly|cannot begin transaction/i

/** Whether an error means that the database is away for now (restarting, unreachable), so that trying again later makes sense. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let seen = error, depth = 0; seen instanceof Error && depth < 5; seen = seen.cause, depth += 1) {
    const code: unknown = (seen as { code?: unknown }).code
    if (typeof code === 'string' && (serverCodes.test(code) || (socketCodes.has(code) && 'syscall' in seen)))
      return true
    if (driverTexts.test(seen.message)) return true
  }
  return false
}
