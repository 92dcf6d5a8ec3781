import { buildProcesses } from './build.mjs'
import { install } from './install.mjs'
import { exclusively } from './lock.mjs'
import { at } from './root.mjs'
import { nodeArgs, run } from './spawn.mjs'

/** The `coursewright` command, built when it changed. */
export async function cli(args) {
  await exclusively(async () => {
    await install()
    await buildProcesses()
  })
  return run(process.execPath, [...nodeArgs, at('dist/cli.mjs'), ...args])
}
