import { existsSync } from 'node:fs'
import { at } from './root.mjs'
import { step } from './progress.mjs'
import { must } from './spawn.mjs'
import { contents, digest, readStamp, writeStamp } from './stamp.mjs'

const stamps = { processes: 'dist/coursewright-build', pages: '.next/coursewright-build' }

const shared = ['src', 'exporters', 'payload.config.ts', 'tsconfig.json', 'package-lock.json']

const sources = {
  processes: [...shared, 'cli', 'seed', 'server.ts', 'worker.ts', 'scripts/bundle.mjs'],
  pages: [...shared, 'public', 'next.config.mjs'],
}

const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/** Builds what changed since the last build that succeeded: the processes into dist, Next's part into .next. */
export async function build() {
  await buildProcesses()
  const wanted = fingerprint('pages')
  if (readStamp(stamps.pages) === wanted) return
  await step('Building the pages (about a minute the first time)', () =>
    must(process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], {
      env: { ...env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=production`.trim() },
      quiet: true,
      otherwise: 'next build failed; the reason is above.',
    }),
  )
  writeStamp(stamps.pages, wanted)
}

/** The server, the worker and the command line, which needs no pages. */
export async function buildProcesses() {
  const wanted = fingerprint('processes')
  if (readStamp(stamps.processes) === wanted && existsSync(at('dist/server.mjs'))) return
  await step('Building the processes', () =>
    must(process.execPath, [at('scripts/bundle.mjs')], {
      env,
      otherwise: 'The processes could not be built; the reason is above.',
    }),
  )
  writeStamp(stamps.processes, wanted)
}

function fingerprint(part) {
  const isSource = (file) => !/\.test\.tsx?$/.test(file) && !(part === 'pages' && file.startsWith('src/gateway/'))
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
  return digest([
    ...contents(sources[part], isSource),
    process.versions.node.split('.')[0] ?? '',
    JSON.stringify(inlined.sort()),
  ])
}
