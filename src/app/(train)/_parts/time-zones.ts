/** Every zone the server knows, UTC first. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

/** The zone of the person who is signed in, as their profile says. */
export function ownTimeZone(user: unknown): string {
  const zone = (user as { timeZone?: unknown } | null)?.timeZone
  return typeof zone === 'string' && zone ? zone : 'UTC'
}
