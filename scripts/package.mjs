// What other Payload projects install: every module of src/ and exporters/ by itself, as JavaScript with its types, in
// dist/package. By itself, because a bundle would melt the border between server and browser components.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { at, root } from './launch/root.mjs'

const out = at('dist/package')
const aliases = {
  '@/': 'src/',
  '@exporters/': 'exporters/',
  'coursewright/rsc': 'src/admin/rsc',
  'coursewright/client': 'src/admin/client',
}
const isModule = (file) =>
  /\.tsx?$/.test(file) &&
  !/\.(test|d)\.tsx?$/.test(file) &&
  !file.startsWith('src/app/') &&
  !file.startsWith('src/gateway/')

const files = ['src', 'exporters'].flatMap(filesUnder)
const modules = files.filter(isModule)

rmSync(out, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: modules,
  outdir: out,
  outbase: '.',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  jsx: 'automatic',
  logLevel: 'warning',
  plugins: [{ name: 'one-module-one-file', setup: (setup) => setup.onResolve({ filter: /.*/ }, resolve) }],
})
for (const file of files.filter((each) => each.endsWith('.css') && !each.startsWith('src/app/'))) {
  mkdirSync(path.dirname(path.join(out, file)), { recursive: true })
  copyFileSync(at(file), path.join(out, file))
}
declare()

/** Imports stay imports; those of our own modules get their place and extension, which Node wants to see. */
function resolve({ path: wanted, importer, kind }) {
  if (kind === 'entry-point') return undefined
  const target = ownFile(wanted, importer)
  if (!target) return { path: wanted, external: true }
  return { path: relative({ from: importer, to: target.replace(/\.tsx?$/, '.js') }), external: true }
}

function ownFile(wanted, importer) {
  const alias = Object.keys(aliases).find((each) => wanted === each || (each.endsWith('/') && wanted.startsWith(each)))
  if (!alias && !wanted.startsWith('.')) return undefined
  const base = alias ? at(aliases[alias] + wanted.slice(alias.length)) : path.resolve(path.dirname(importer), wanted)
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => base + end)
    .find((file) => existsSync(file) && statSync(file).isFile())
  if (!found) throw new Error(`${importer} imports ${wanted}, which is not there.`)
  return found
}

function relative({ from, to }) {
  const way = path.relative(path.dirname(from), to).replaceAll('\\', '/')
  return way.startsWith('.') ? way : `./${way}`
}

/** Declarations by TypeScript, with the same treatment of imports. */
function declare() {
  const settings = {
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      emitDeclarationOnly: true,
      declaration: true,
      incremental: false,
      outDir: '../dist/package',
      rootDir: '..',
      noCheck: true,
    },
    include: ['../src/**/*.ts', '../src/**/*.tsx', '../exporters/**/*.ts', '../exporters/**/*.tsx'],
    exclude: ['../src/app', '../src/gateway', '../**/*.test.ts', '../**/*.test.tsx'],
  }
  const file = at('.cache/tsconfig.package.json')
  mkdirSync(at('.cache'), { recursive: true })
  writeFileSync(file, JSON.stringify(settings))
  execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', file], { cwd: root, stdio: 'inherit' })
  for (const declaration of filesUnder('dist/package').filter((each) => each.endsWith('.d.ts'))) {
    const source = at(declaration.slice('dist/package/'.length).replace(/\.d\.ts$/, '.ts'))
    const text = readFileSync(at(declaration), 'utf8')
    const rewritten = text.replace(
      /(from\s+|import\(\s*|import\s+|module\s+)(['"])([^'"]+)\2/g,
      (all, before, quote, wanted) => {
        const target = ownFile(wanted, source)
        return target
          ? `${before}${quote}${relative({ from: source, to: target.replace(/\.tsx?$/, '.js') })}${quote}`
          : all
      },
    )
    writeFileSync(at(declaration), rewritten)
  }
}

function filesUnder(folder) {
  return readdirSync(at(folder))
    .sort()
    .flatMap((entry) => {
      const file = `${folder}/${entry}`
      return statSync(at(file)).isDirectory() ? filesUnder(file) : [file]
    })
}
