import { existsSync, readFileSync } from 'node:fs'
import { step } from './progress.mjs'
import { at } from './root.mjs'
import { must, npm } from './spawn.mjs'
import { digest, readStamp, writeStamp } from './stamp.mjs'

const stamp = 'node_modules/.coursewright-install'

/** Installs exactly what the lockfile says, when it is not installed yet for this platform and version of Node. */
export async function install() {
  const wanted = fingerprint()
  if (readStamp(stamp) === wanted) return
  if (!matchesLockfile()) {
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

function fingerprint() {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const { platform, arch, versions } = process
  return digest([
    JSON.stringify({ dependencies, devDependencies, overrides }),
    lockfile(),
    platform,
    arch,
    versions.modules,
  ])
}

function lockfile() {
  return readFileSync(at('package-lock.json'), 'utf8')
}

/** Somebody ran npm by hand: what npm noted of its installation agrees with the lockfile. */
function matchesLockfile() {
  const noted = at('node_modules/.package-lock.json')
  // The first stamp decides for this platform; an installation that was made for another one has one already.
  if (!existsSync(noted) || readStamp(stamp) !== undefined) return false
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages
  return Object.entries(JSON.parse(lockfile()).packages).every(
    ([name, { version, optional }]) =>
      name === '' || installed[name]?.version === version || (optional && !installed[name]),
  )
}
