/** `waiting 4 hours`: how long somebody has waited for an answer. */
export function waitingSince(iso: string, now = new Date()): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000))
  if (minutes < 60) return minutes < 2 ? 'just handed in' : `waiting ${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `waiting ${hours} ${hours === 1 ? 'hour' : 'hours'}`
  const days = Math.floor(hours / 24)
  return `waiting ${days} ${days === 1 ? 'day' : 'days'}`
}
