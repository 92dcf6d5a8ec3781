import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/player/tokens.css'
import '../(learn)/portal.css'
import './site.css'

export const metadata: Metadata = {
  title: { default: 'Coursewright', template: '%s – Coursewright' },
  description: 'Courses made from standard operating procedures, reviewed by people, and kept true to them.',
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

// The content security policy of each answer carries its own nonce, which a page made in advance cannot know.
export const dynamic = 'force-dynamic'

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
