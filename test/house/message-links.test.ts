import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { messages } from '@/systems/notifications/public'

/** Addresses of our own pages, as patterns: `/learn/results/[attempt]` → /^\/learn\/results\/[^/]+$/. Those of the admin are Payload's. */
const pages = readdirSync('src/app', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('...'))
  .map((file) => {
    const parts = path.dirname(file).split(path.sep)
    const address = parts.filter((part) => !part.startsWith('(')).map((part) => part.replace(/^\[.+\]$/, '[^/]+'))
    return new RegExp(`^/${address.join('/').replace(/^\.$/, '')}$`)
  })

describe('the links in messages', () => {
  it.each(messages.map(({ name, sample }) => [name, sample.facts.link] as const))(
    '%s leads to a page: %s',
    (_, link) => {
      const address = link.split(/[?#]/)[0] ?? ''
      const found = address.startsWith('/admin') || pages.some((page) => page.test(address))
      expect({ link, found }).toEqual({ link, found: true })
    },
  )

  it('are looked up among the pages that there are', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.some((page) => page.test('/learn/sessions/3'))).toBe(false)
  })
})
