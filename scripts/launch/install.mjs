import { existsSync, readFileSync } from 'node:fs'
import { step } from './progress.mjs'
import { at } from './root.mjs'
import { must, npm } from './spawn.mjs'
import { digest, readStamp, writeStamp } from './stamp.mjs'

const stamp = 'node_modules/.coursewright-install'

/** Installs exactly what the lockfile says, when it is not installed yet for this platform and version of Node. */
export async function install() {
  const wanted = JSON.stringify({ machine: machine(), content: content() })
  const noted = readStamp(stamp)
  if (noted === wanted) return
  if (!(isForThisMachine(noted) && matchesLockfile())) {
    await step('Installing dependencies (about a minute the first time)', () => {
      const [program, args] = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
      // A production NODE_ENV would leave out what the build needs.
      return must(program, args, {
        env: { NODE_ENV: 'development' },
        otherwise:
          'npm ci failed; its message is above. Is the package registry reachable? See https://docs.npmjs.com/cli/commands/npm-ci',
      })
    })
  }
  writeStamp(stamp, wanted)
}

function content() {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  return digest([JSON.stringify({ dependencies, devDependencies, overrides }), lockfile()])
}

/** Packages with binaries are installed for one platform and one interface of Node. */
function machine() {
  return [process.platform, process.arch, process.versions.modules].join('-')
}

/** Without a note, somebody installed by hand, here. */
function isForThisMachine(noted) {
  return noted === undefined || (noted.startsWith('{') && JSON.parse(noted).machine === machine())
}

function lockfile() {
  return readFileSync(at('package-lock.json'), 'utf8')
}

/** Somebody ran npm by hand: what npm noted of its installation agrees with the lockfile, and nothing is left over. */
function matchesLockfile() {
  const noted = at('node_modules/.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages
  const wanted = JSON.parse(lockfile()).packages
  return (
    Object.keys(installed).every((name) => name in wanted) &&
    Object.entries(wanted).every(
      ([name, { version, optional }]) =>
        name === '' || installed[name]?.version === version || (optional && !installed[name]),
    )
  )
}
