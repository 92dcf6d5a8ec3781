import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * WCAG 2.2 A and AA by axe, and no sideways scrolling. `within`: our own part of a page whose frame is somebody else's
 * (the admin), where only that part is looked at.
 */
export async function expectAccessible(page: Page, { within }: { within?: string } = {}): Promise<void> {
  // As an expression from outside: the page's security policy lets nothing else in.
  await page.evaluate(axe)
  const faults = await page.evaluate(async (part) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(part ?? document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  }, within)
  const sideways = await page.evaluate(
    (part) => !part && document.documentElement.scrollWidth > document.documentElement.clientWidth,
    within,
  )
  expect({ page: page.url(), faults, sideways }).toEqual({ page: page.url(), faults: [], sideways: false })
}

type Axe = {
  run(
    root: Document | string,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>
}
