// Bundles the processes into dist/. Dependencies stay outside: they are found in node_modules at run time.
import { existsSync, rmSync } from 'node:fs'
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
  jsx: 'automatic',
  sourcemap: true,
  logLevel: 'warning',
  loader: { '.css': 'empty', '.scss': 'empty' },
})
