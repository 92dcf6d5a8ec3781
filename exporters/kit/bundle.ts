import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { projectRoot } from './root'

export type Standard = 'scorm-1.2' | 'scorm-2004' | 'xapi' | 'cmi5'
export type PlayerBundle = { script: Buffer; style: Buffer }

const sourceFolders = ['src/player', 'src/systems/courses/exercises', 'src/shared/manifest', 'exporters/kit/player']
const phrases = 'src/player/phrases'
const libraries = ['preact', '@xapi/xapi', 'esbuild']

const readOnly = new Set(['EACCES', 'EPERM', 'EROFS'])

const bundles = new Map<string, Promise<PlayerBundle>>()

/**
 * The player with the tracking of one standard and its sentences in one language, as one script and one style sheet. Built
 * once and kept under `dist/player`, named by a hash of everything that goes in.
 *
 * @param language BCP 47; a package has one, and carries no other (but English, which stands in for those there are not).
 */
export async function playerBundle({
  standard,
  language,
}: {
  standard: Standard
  language: string
}): Promise<PlayerBundle> {
  const root = projectRoot()
  const [primary = ''] = language.toLowerCase().split('-')
  const spoken = /^[a-z]{2,3}$/.test(primary) && existsSync(join(root, phrases, `${primary}.ts`)) ? primary : 'en'
  const name = `${standard}-${spoken}-${await inputHash(root)}`
  const known = bundles.get(name) ?? load({ root, standard, language: spoken, name })
  bundles.set(name, known)
  known.catch(() => bundles.delete(name))
  return known
}

type Build = { root: string; standard: Standard; language: string }

async function load({ root, standard, language, name }: Build & { name: string }): Promise<PlayerBundle> {
  const folder = join(root, 'dist', 'player')
  const [script, style] = await Promise.all([
    readIfThere(join(folder, `${name}.js`)),
    readIfThere(join(folder, `${name}.css`)),
  ])
  if (script && style) return { script, style }
  const built = await build({ root, standard, language })
  try {
    await mkdir(folder, { recursive: true })
    await store(join(folder, `${name}.js`), built.script)
    await store(join(folder, `${name}.css`), built.style)
  } catch (error) {
    // Installed where nothing may be written: then each process builds its own.
    if (!readOnly.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  return built
}

async function build({ root, standard, language }: Build): Promise<PlayerBundle> {
  const { build, transform } = await import('esbuild')
  const preact = {
    react: 'preact/compat',
    'react/jsx-runtime': 'preact/jsx-runtime',
    'react-dom/client': 'preact/compat/client',
  }
  const { outputFiles } = await build({
    entryPoints: [join(root, 'exporters', 'kit', 'player', `${standard}.tsx`)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: preact,
    plugins: [
      {
        name: 'project-paths',
        setup(paths) {
          paths.onResolve({ filter: /^@\// }, ({ path, kind }) =>
            paths.resolve(`./${path.slice(2)}`, { kind, resolveDir: join(root, 'src') }),
          )
        },
      },
      {
        name: 'one-language',
        setup(tables) {
          tables.onLoad({ filter: /[\\/]player[\\/]phrases[\\/][a-z]+\.ts$/ }, ({ path }) => {
            const its = basename(path, '.ts')
            return its === language ? undefined : { contents: `export const ${its} = undefined` }
          })
        },
      },
    ],
  })
  const css = await Promise.all(
    ['tokens.css', 'player.css'].map((file) => readFile(join(root, 'src/player', file), 'utf8')),
  )
  const { code } = await transform(css.join('\n'), { loader: 'css', minify: true })
  const script = outputFiles[0]
  if (!script) throw new Error(`The player for ${standard} could not be built.`)
  return { script: Buffer.from(script.contents), style: Buffer.from(code) }
}

/** Of the sources' text and the libraries' versions: the same content gives the same name on every machine. */
async function inputHash(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of sourceFolders) {
    const entries = await readdir(join(root, folder), { recursive: true })
    for (const entry of entries.map((path) => path.split('\\').join('/')).sort()) {
      if (!/\.(tsx?|css)$/.test(entry) || /\.test\.tsx?$/.test(entry)) continue
      hash.update(`${folder}/${entry}\n`).update(await readFile(join(root, folder, entry)))
    }
  }
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const library of libraries) hash.update(`${library}@${dependencies[library]}\n`)
  return hash.digest('hex').slice(0, 16)
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Under another name first: two processes may build at once, and half a file must never be found. */
async function store(path: string, content: Buffer) {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, content)
  await rename(draft, path)
}
