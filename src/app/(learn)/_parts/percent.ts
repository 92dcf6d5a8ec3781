/** `88 %`, rounded down, so that nobody reads a pass mark they did not reach. */
export function percent(score: number): string {
  // 0.29 * 100 is 28.999999999999996.
  return `${Math.floor(Math.round(score * 1e6) / 1e4)} %`
}

/** Points as people write them: `13`, `13.5`. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100)
}
