#!/usr/bin/env node
// From a fresh clone to running with one command. Node's own modules only: this runs before anything is installed.
import { build } from './launch/build.mjs'
import { cli } from './launch/cli.mjs'
import { check } from './launch/check.mjs'
import { dev, start, worker } from './launch/run.mjs'
import { install } from './launch/install.mjs'
import { exclusively } from './launch/lock.mjs'
import { Refusal } from './launch/refusal.mjs'
import { test } from './launch/test.mjs'

const commands = {
  start: { does: 'install and build what changed, then start everything on one port', run: start },
  dev: { does: 'start with reloading, from the sources', run: dev },
  worker: { does: 'start the background worker alone (WORKER=separate)', run: worker },
  test: { does: 'run all suites, or those whose path is given', run: test },
  check: { does: 'types, lint, format, boundaries, unused code', run: check },
  build: {
    does: 'install and build, nothing else',
    run: () => exclusively(async () => (await install(), await build())),
  },
  cli: { does: 'the coursewright command', run: cli },
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined

if (!command) {
  console.error(`There is no command "${name}". Use one of:`)
  for (const [each, { does }] of Object.entries(commands)) console.error(`  ${each.padEnd(7)} ${does}`)
  process.exit(2)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Coursewright needs Node 20.9 or newer (24 is recommended); this is ${process.version}.`)
  process.exit(2)
}

try {
  process.exitCode = (await command.run(args)) ?? 0
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = error.code
}
