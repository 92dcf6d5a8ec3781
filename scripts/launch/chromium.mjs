import { existsSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

const places = [
  ...(process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A browser for the flows: CHROMIUM_PATH, else one of the system. On x64 Linux the tests fall back to the one in the
 * package @sparticuz/chromium. Returns variables for the tests, and a note where somebody should know or do something.
 */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given)
    return existsSync(given) ? { env: {} } : { env: {}, note: `CHROMIUM_PATH names ${given}, which does not exist.` }
  const found = places.find((place) => existsSync(place))
  if (found) return { env: { CHROMIUM_PATH: found } }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return {
      env: {},
      note: 'No Chromium on this system; browser tests use the packaged one. If it does not start: apt-get install chromium',
    }
  }
  return {
    env: {},
    note: 'Browser tests need Chromium. Install Chrome or Chromium, or give its path in CHROMIUM_PATH.',
  }
}
