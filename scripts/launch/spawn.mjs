import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'

/** Runs a program to its end and gives its exit code. `quiet` keeps its output until it fails. */
export function run(program, args, { env = {}, quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
      env: { ...process.env, ...env },
    })
    const kept = []
    child.stdout?.on('data', (chunk) => kept.push(chunk))
    child.stderr?.on('data', (chunk) => kept.push(chunk))
    const stopForwarding = forwardSignals(child)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      stopForwarding()
      const exit = code ?? 128 + (constants.signals[signal] ?? 0)
      if (quiet && exit !== 0) process.stderr.write(Buffer.concat(kept))
      resolve(exit)
    })
  })
}

/** Like `run`, but a failure ends the command with this sentence. */
export async function must(program, args, { otherwise, ...options }) {
  const code = await run(program, args, options)
  if (code !== 0) throw new Refusal(otherwise, code > 128 ? code : 1)
}

/** Node with its own module conditions: on Node 20 the process may end without a word when it loads Lexical otherwise. */
export const nodeArgs = ['--conditions=production', '--enable-source-maps']

/** npm as a Node script where npm started us, so that it is the same npm on every platform. */
export function npm(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') || script?.endsWith('.cjs')) return [process.execPath, [script, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

/**
 * SIGTERM is for us alone and must be passed on. SIGINT from a terminal goes to the whole group, so the child has it
 * already; from elsewhere it is for us alone.
 */
export function forwardSignals(child) {
  const onTerm = () => child.kill('SIGTERM')
  const onInt = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  }
  const onHup = () => child.kill('SIGTERM')
  process.on('SIGTERM', onTerm)
  process.on('SIGINT', onInt)
  process.on('SIGHUP', onHup)
  return () => {
    process.off('SIGTERM', onTerm)
    process.off('SIGINT', onInt)
    process.off('SIGHUP', onHup)
  }
}
