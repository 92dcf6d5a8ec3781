/**
 * What to tell somebody whose sign-in failed. An unknown address, a wrong password and a locked account read the same, so
 * that nobody learns who has an account.
 */
export function signInMessage(reply: { status: number; headers: { get(name: string): string | null } } | null): string {
  if (!reply) return 'The server could not be reached. Check your connection and try again.'
  if (reply.status === 429) {
    const seconds = Number(reply.headers.get('retry-after'))
    const wait = Number.isFinite(seconds) && seconds > 0 ? `${Math.ceil(seconds / 60)} min` : 'a few minutes'
    return `There were too many tries. Wait ${wait}, then try again.`
  }
  if (reply.status >= 500) return 'The server could not sign you in just now. Try again in a minute.'
  return 'That email and password do not belong together. Check both and try again; after ten wrong passwords an account rests for ten minutes.'
}
