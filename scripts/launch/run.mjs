import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { build, buildProcesses } from './build.mjs'
import { install } from './install.mjs'
import { exclusively } from './lock.mjs'
import { Refusal } from './refusal.mjs'
import { at, root } from './root.mjs'
import { forwardSignals, nodeArgs } from './spawn.mjs'

const startDeadlineMs = 180_000

const ready = async () => {
  await exclusively(async () => {
    await install()
    await build()
  })
}

/** The production server: gateway, pages, and the jobs unless WORKER=separate. */
export async function start() {
  await ready()
  return runProcess({ args: [...nodeArgs, at('dist/server.mjs')], env: { NODE_ENV: 'production' } })
}

/** The background worker alone, which needs no pages. */
export async function worker() {
  await exclusively(async () => {
    await install()
    await buildProcesses()
  })
  return runProcess({ args: [...nodeArgs, at('dist/worker.mjs')], env: { NODE_ENV: 'production' } })
}

/** The server from its sources, with reloading. */
export async function dev() {
  await exclusively(install)
  return runProcess({
    args: ['--conditions=development', '--enable-source-maps', '--import', 'tsx', at('server.ts')],
    env: { NODE_ENV: 'development' },
  })
}

/** Runs until it ends; a process that does not say `ready` in time is ended, because on some machines a start can hang. */
function runProcess({ args, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    const stopForwarding = forwardSignals(child)
    const stopWatching = watchParent(child)
    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, startDeadlineMs)
    child.once('message', () => {
      clearTimeout(deadline)
      child.disconnect()
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopForwarding()
      stopWatching()
      clearTimeout(deadline)
      if (late)
        reject(new Refusal(`It did not start within ${startDeadlineMs / 1000} s and was ended. Please start it again.`))
      else resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** npm ends on SIGTERM without telling whom it started. Its process id then is no longer our parent's. */
function watchParent(child) {
  if (!process.env.npm_lifecycle_event) return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    child.kill('SIGTERM')
  }, 1_000)
  timer.unref()
  return () => clearInterval(timer)
}
