/** Child processes that make pictures at one time; the others wait in line. */
const AT_ONCE = 2

const line: (() => void)[] = []
let running = 0

/** Runs `work` when one of the few places is free, in the order asked. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((free) => line.push(free))
  else running += 1
  try {
    return await work()
  } finally {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }
}
