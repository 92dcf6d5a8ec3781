import { install } from './install.mjs'
import { exclusively } from './lock.mjs'
import { step } from './progress.mjs'
import { at } from './root.mjs'
import { nodeArgs, run } from './spawn.mjs'

const cruised = ['src', 'exporters', 'cli', 'seed', 'test', 'server.ts', 'worker.ts', 'payload.config.ts']

const tools = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '--project', '.'],
  lint: [
    'node_modules/eslint/bin/eslint.js',
    '.',
    '--cache',
    '--cache-location',
    '.cache/eslint/',
    '--max-warnings',
    '0',
  ],
  format: [
    'node_modules/prettier/bin/prettier.cjs',
    '.',
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    '.cache/prettier',
  ],
  boundaries: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...cruised,
    '--config',
    '.dependency-cruiser.cjs',
  ],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
}

/** All checks of the sources, or those named: `npm run check -- lint types`. Every check runs, so one run shows all findings. */
export async function check(names) {
  await exclusively(install)
  const failed = []
  for (const [name, args] of Object.entries(tools)) {
    if (names.length > 0 && !names.includes(name)) continue
    const code = await step(`Checking ${name}`, () =>
      // Some load our configuration, and with it modules that need these conditions on Node 20.
      run(process.execPath, [...nodeArgs, ...args.map((arg, index) => (index === 0 ? at(arg) : arg))]),
    )
    if (code !== 0) failed.push(name)
  }
  console.error(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}
