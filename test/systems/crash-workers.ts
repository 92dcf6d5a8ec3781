import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { build } from 'esbuild'
import { expect } from '@jest/globals'
import type { School } from '../builders/school'

/**
 * Workers for the crash tests, as processes of their own. Their program is bundled once: from source each takes two seconds
 * of work more to start.
 */
export function crashWorkers({
  school,
  env = {},
}: {
  /** The school of the moment. */
  school: () => School
  env?: Record<string, string>
}) {
  const program = path.resolve(`node_modules/.cache/coursewright/crash-worker-${process.pid}.mjs`)
  const bundled = build({
    entryPoints: ['test/systems/crash-worker.ts'],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    loader: { '.css': 'empty', '.scss': 'empty' },
    logLevel: 'warning',
  })
  const alive = new Set<ChildProcess>()

  async function start(step = '', phase = ''): Promise<ChildProcess> {
    await bundled
    const { payload, dataDir } = school()
    const { connectionString } = (payload.db as unknown as { pool: { options: { connectionString: string } } }).pool
      .options
    const child = spawn(
      process.execPath,
      ['--conditions=production', program, connectionString, dataDir, step, phase],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent', ...env },
      },
    )
    alive.add(child)
    child.once('exit', () => alive.delete(child))
    return child
  }

  return {
    start,
    /** Starts a worker that dies at the place, and waits until it has. */
    async dieAt(step: string, phase: string): Promise<void> {
      const [, signal] = (await once(await start(step, phase), 'exit')) as [number | null, string | null]
      expect({ step, phase, signal }).toEqual({ step, phase, signal: 'SIGKILL' })
    },
    /** Starts a worker that lives until something is so. */
    async until(done: () => Promise<boolean>): Promise<void> {
      const child = await start()
      while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 200))
      child.kill('SIGKILL')
    },
    stop: () => alive.forEach((child) => child.kill('SIGKILL')),
  }
}
