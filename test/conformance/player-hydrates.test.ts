import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { Player, toLearnerContent, type PlayerHost, type PlayerState } from '@/player'
import { launchBrowser } from '../browser'
import { freezerManifest } from '../fixtures/manifests/freezer'

const manifest = freezerManifest()
const content = toLearnerContent(manifest)
const state: PlayerState = {
  lesson: 'l-restart',
  screen: 0,
  done: ['l-safety'],
  answers: {},
  at: '2026-11-20T10:00:00.000Z',
}

/** The server never calls its host. */
const silent = {} as PlayerHost
const html = renderToString(createElement(Player, { content, initialState: state, host: silent }))

describe('the player under React', () => {
  let browser: Browser
  let origin: string
  let stop: () => void

  beforeAll(async () => {
    const script = await bundle()
    const server = createServer((request, response) => {
      if (request.url === '/app.js')
        return void response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script)
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><div id="root">${html}</div><script src="/app.js"></script></html>`,
        )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    stop = () => {
      server.close()
      server.closeAllConnections()
    }
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    stop?.()
  })

  it('is whole before any script has run', () => {
    expect(html).toContain('Restart the freezer')
    expect(html).toContain('Ensure the interior is completely dry.')
    expect(html).toContain('§8.5 · 17')
    expect(html).toContain('You stopped here.')
  })

  it('comes to life without a difference between server and browser', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(origin)
    await page.getByText(/You stopped here on/).waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Put the restart in order' }).waitFor()
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
    expect(await page.evaluate('window.saved.at(-1)')).toMatchObject({
      lesson: 'l-restart',
      screen: 1,
      done: ['l-safety'],
    })
    await page.close()
  })
})

describe('what the learner’s browser is given', () => {
  it('never holds a key, a rationale or an exercise of the assessment', () => {
    const text = JSON.stringify(content)
    const keys = new Set<string>()
    JSON.stringify(content, (key, value: unknown) => (keys.add(key), value))
    for (const { rationale, prompt } of manifest.assessment.exercises) {
      expect(text).not.toContain(rationale)
      expect(text).not.toContain(prompt)
    }
    for (const secret of [
      'correct',
      'rationale',
      'feedback',
      'answer',
      'tolerance',
      'value',
      'score',
      'gaps',
      'pairs',
    ]) {
      expect(keys.has(secret)).toBe(false)
    }
    expect(html).not.toContain('Heat and tools damage the freezer.')
  })

  it('holds the passage behind every claim a lesson states', () => {
    const stated = content.lessons.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'steps' ? block.steps.map(({ claim }) => claim) : block.claims)),
    )
    for (const claim of stated) expect(content.claims[claim]?.length).toBeGreaterThan(0)
  })
})

/** As the portal's own bundler would: React, not Preact. */
async function bundle(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createElement } from 'react'
        import { hydrateRoot } from 'react-dom/client'
        import { Player } from '@/player'
        window.saved = []
        const host = { save: async (state) => void window.saved.push(state), passage: async () => null, exit() {} }
        const props = { content: ${JSON.stringify(content)}, initialState: ${JSON.stringify(state)}, host }
        hydrateRoot(document.getElementById('root'), createElement(Player, props))`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    tsconfig: `${root}tsconfig.json`,
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
