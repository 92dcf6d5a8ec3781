import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './refusal.mjs'
import { at } from './root.mjs'

const file = at('.cache/launch.lock')
const patienceMs = 15 * 60_000

/** Installs and builds are for one at a time: a second start waits for the first. */
export async function exclusively(work) {
  await take()
  const drop = () => rmSync(file, { force: true })
  process.once('exit', drop)
  try {
    return await work()
  } finally {
    process.off('exit', drop)
    drop()
  }
}

async function take() {
  mkdirSync(at('.cache'), { recursive: true })
  const started = Date.now()
  let told = false
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = holderOf()
    if (!isAlive(holder)) {
      // Whoever held it died. Of two that see this, one writes the file anew and the other waits for it.
      if (holderOf() === holder) rmSync(file, { force: true })
      continue
    }
    if (!told) console.error(`Another start (process ${holder}) is installing or building; waiting for it.`)
    told = true
    if (Date.now() - started > patienceMs) {
      throw new Refusal(
        `Process ${holder} has been installing or building for too long. End it, or delete .cache/launch.lock.`,
      )
    }
    await sleep(500)
  }
}

function holderOf() {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}

function isAlive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
