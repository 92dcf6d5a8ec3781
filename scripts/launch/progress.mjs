const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`

/** Prints what is being done, and how long it took. A long step shows a sign of life every half minute. */
export async function step(title, work) {
  const started = Date.now()
  console.error(`▸ ${title} …`)
  const alive = setInterval(() => console.error(`  … still at it (${seconds(Date.now() - started)})`), 30_000)
  try {
    const result = await work()
    console.error(`  ${title}: ${seconds(Date.now() - started)}`)
    return result
  } finally {
    clearInterval(alive)
  }
}
