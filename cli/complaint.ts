/** What a person at the keyboard can do something about: exit code 2, one line. */
export class Complaint extends Error {}

/** One line for an error, and the exit code it ends the command with: 2 for unusable input, 1 for a failure of ours. */
export function complaintOf(error: unknown): { line: string; exitCode: 1 | 2 } {
  if (error instanceof Complaint) return { line: error.message, exitCode: 2 }
  if (isRefusal(error)) return { line: error.message, exitCode: 2 }
  const line =
    error instanceof Error ? (process.stderr.isTTY ? error.message : (error.stack ?? error.message)) : String(error)
  return { line, exitCode: 1 }
}

/** Errors of the systems carry a code, and say what to do. Told by shape, so that they need not be loaded to fail. */
function isRefusal(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z-]+\.[a-z-]+$/.test(error.code)
  )
}
