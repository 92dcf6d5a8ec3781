// Bundles the processes into dist/. Dependencies stay outside: they are found in node_modules at run time.
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { at, root } from './launch/root.mjs'

const entries = {
  server: 'server.ts',
  worker: 'worker.ts',
  cli: 'cli/index.ts',
  'embedding-child': 'src/systems/sops/embedders/local-child.ts',
  'parsing-child': 'src/systems/sops/parsing/child.ts',
}

const present = Object.entries(entries).filter(([, file]) => existsSync(at(file)))

// dist/package belongs to scripts/package.mjs.
rmSync(at('dist/chunks'), { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(present),
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
})
