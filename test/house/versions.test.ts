import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

type Lockfile = {
  packages: Record<string, { name?: string; version?: string; optionalDependencies?: Record<string, string> }>
}

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile

const installed = Object.entries(lockfile.packages).flatMap(([path, entry]) => {
  if (path === '' || !entry.version) return []
  // Something installed under another name has its own beside it.
  return [{ name: entry.name ?? path.split('node_modules/').at(-1) ?? '', version: entry.version, path }]
})

/**
 * Packages of Payload that were not published at its common version. Only code that is nowhere else may be here: each is
 * looked through at every raise, and brings no second copy of another package of Payload (ADR 0047).
 */
const behind: Record<string, string> = { '@payloadcms/plugin-cloud-storage': '3.90.1' }

/** Versions below which a vulnerability is known. Raise a floor when an advisory appears; never lower one. */
const floors: Record<string, string> = {
  payload: '3.90.2',
  '@payloadcms/db-postgres': '3.90.2',
  '@payloadcms/drizzle': '3.90.2',
  '@payloadcms/graphql': '3.90.2',
  '@payloadcms/next': '3.90.2',
  '@payloadcms/richtext-lexical': '3.90.2',
  '@payloadcms/translations': '3.90.2',
  '@payloadcms/ui': '3.90.2',
  next: '16.3.8',
  sharp: '0.35.4',
}

describe('versions in the lockfile', () => {
  it.each(Object.entries(floors))('%s is at least %s, in every copy', (name, floor) => {
    const copies = installed.filter((one) => one.name === name)
    expect(copies.length).toBeGreaterThan(0)
    expect(copies.filter(({ version }) => compare(version, floor) < 0)).toEqual([])
  })

  it('has all of Payload at one version, because its fixes span packages', () => {
    const ofPayload = installed.filter(({ name }) => name === 'payload' || name.startsWith('@payloadcms/'))
    const versions = ofPayload.filter(({ name }) => !(name in behind)).map(({ version }) => version)
    expect([...new Set(versions)]).toHaveLength(1)
  })

  it.each(Object.entries(behind))(
    'has %s at %s, once, and not for projects that install the plugins',
    (name, version) => {
      const copies = installed.filter((one) => one.name === name)
      expect(copies.map((one) => one.version)).toEqual([version])
      const [{ path } = { path: '' }] = copies
      const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
        dependencies: Record<string, string>
      }
      expect(dependencies).not.toHaveProperty([path.slice('node_modules/'.length)])
      // Once it exists at the common version, it is raised, and its line above goes.
      expect(Object.keys(lockfile.packages).filter((one) => one.startsWith(`${path}/node_modules/`))).toEqual([])
    },
  )

  it.each(['react', 'react-dom', 'graphql', 'drizzle-orm', 'pg'])(
    'has one copy of %s: two of them do not know each other',
    (name) => {
      expect(installed.filter((one) => one.name === name)).toHaveLength(1)
    },
  )

  it('holds the binaries of every platform, without which `npm ci` refuses to install', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([path, { optionalDependencies = {} }]) => {
      const places = [...path.split('/node_modules/').keys()].map((depth) =>
        path
          .split('/node_modules/')
          .slice(0, depth + 1)
          .join('/node_modules/'),
      )
      const isThere = (name: string) =>
        ['node_modules', ...places.map((place) => `${place}/node_modules`)].some(
          (place) => lockfile.packages[`${place}/${name}`],
        )
      return Object.keys(optionalDependencies).filter((name) => !isThere(name))
    })
    expect(missing).toEqual([])
  })

  it('agrees with the exact versions of package.json', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    const wrong = wanted.filter(([name, version]) => {
      const entry = lockfile.packages[`node_modules/${name}`]
      return version !== (entry?.name ? `npm:${entry.name}@${entry.version}` : entry?.version)
    })
    expect(wrong).toEqual([])
  })
})

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/).slice(0, 3).map(Number))
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
