// Bundles the processes into dist/. Dependencies stay outside: they are found in node_modules at run time.
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { at, root } from './launch/root.mjs'

const entries = {
  server: 'server.ts',
  worker: 'worker.ts',
  cli: 'cli/index.ts',
}
const children = {
  'embedding-child': 'src/systems/sops/embedders/local-child.ts',
  'parsing-child': 'src/systems/sops/parsing/child.ts',
}

/**
 * All that a child needs of Payload is the base of our errors, and half of its start was spent on loading the rest. An
 * import of anything else ends the build.
 */
const withoutPayload = {
  name: 'without-payload',
  setup(bundle) {
    bundle.onResolve({ filter: /^payload$/ }, () => ({ path: 'payload', namespace: 'without-payload' }))
    bundle.onLoad({ filter: /.*/, namespace: 'without-payload' }, () => ({
      contents: `export class APIError extends Error {
        constructor(message, status, data, isPublic) {
          super(message)
          Object.assign(this, { name: 'APIError', status, data, isPublic })
        }
      }`,
    }))
  },
}

// dist/package belongs to scripts/package.mjs.
rmSync(at('dist/chunks'), { recursive: true, force: true })
const present = (files) => Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(at(file))))
const common = {
  absWorkingDir: root,
  outdir: at('dist'),
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  packages: 'external',
  // Carried within, so that whoever installs the plugins in another project is not given it (ADR 0047).
  alias: Object.fromEntries(
    ['payload-cloud-storage/utilities', 'payload-cloud-storage'].map((name) => [
      name,
      fileURLToPath(import.meta.resolve(name)),
    ]),
  ),
  jsx: 'automatic',
  sourcemap: true,
  logLevel: 'warning',
  loader: { '.css': 'empty', '.scss': 'empty' },
}
await build({ ...common, entryPoints: present(entries) })
await build({ ...common, entryPoints: present(children), plugins: [withoutPayload] })
