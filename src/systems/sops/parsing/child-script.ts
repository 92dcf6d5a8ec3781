import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Where a child process' program is, and what Node needs to run it: the bundle `<bundle>.mjs` where there is one
 * (production), else the source, given from `src/systems/sops`, through tsx (development, tests).
 */
export function childScript({ source, bundle }: { source: string; bundle: string }): {
  script: string
  loader: string[]
} {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const beside = path.resolve(here, '..', source)
  const fromSource = import.meta.url.endsWith('.ts') && existsSync(beside)
  // In the installed package every module is by itself, as JavaScript.
  const built = beside.replace(/\.ts$/, '.js')
  if (import.meta.url.endsWith('.js') && existsSync(built)) return { script: built, loader: [] }
  if (!fromSource) {
    const folders = [here, path.dirname(here), path.join(process.cwd(), 'dist')]
    const bundled = folders.map((folder) => path.join(folder, `${bundle}.mjs`)).find((file) => existsSync(file))
    if (bundled) return { script: bundled, loader: [] }
  }
  const script = fromSource ? beside : path.join(process.cwd(), 'src/systems/sops', source)
  const tsx = createRequire(pathToFileURL(script)).resolve('tsx')
  return { script, loader: ['--import', pathToFileURL(tsx).href] }
}
