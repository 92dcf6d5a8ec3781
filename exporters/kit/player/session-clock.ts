/** How long this session has lasted, in seconds. */
export function sessionClock(now: () => number = () => performance.now()): () => number {
  const start = now()
  return () => Math.max(0, (now() - start) / 1000)
}

/** SCORM 1.2's CMITimespan: `HHHH:MM:SS.SS`. */
export function timespan12(seconds: number): string {
  const { hours, minutes, rest } = parts(Math.min(seconds, 9999 * 3600))
  return `${String(hours).padStart(4, '0')}:${pad(minutes)}:${rest.toFixed(2).padStart(5, '0')}`
}

/** SCORM 2004 and xAPI: `PT1H2M3.45S`, at most two decimals. */
export function duration(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds)
  const second = Number(rest.toFixed(2))
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${second || (!hours && !minutes) ? `${second}S` : ''}`
}

function parts(seconds: number) {
  // To hundredths first: 59.999 must not print as 60 seconds.
  const hundredths = Math.round(seconds * 100)
  return {
    hours: Math.floor(hundredths / 360_000),
    minutes: Math.floor((hundredths % 360_000) / 6000),
    rest: (hundredths % 6000) / 100,
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
