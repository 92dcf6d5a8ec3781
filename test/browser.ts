import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless Chromium: `CHROMIUM_PATH`, else the system's, else the one of `@sparticuz/chromium` (x64 Linux), else an
 * error that says how to get one. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const system = [process.env.CHROMIUM_PATH, ...systemBrowsers].find((path) => path && existsSync(path))
  if (system) {
    return chromium.launch({
      executablePath: system,
      args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    })
  }
  if (process.platform === 'linux' && process.arch === 'x64') return launchBundled()
  throw new Error('No Chromium found. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.')
}

/** Its own default flags switch web security off, so they are not used; the libraries it needs lie beside it. */
async function launchBundled(): Promise<Browser> {
  const { default: bundled } = await import('@sparticuz/chromium')
  const executablePath = await bundled.executablePath()
  const libraries = [dirname(executablePath), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath,
    args: [...quiet, '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'].filter(
      (flag) => flag !== '--disable-gpu',
    ),
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  })
}
