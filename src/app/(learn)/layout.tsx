import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/player/tokens.css'
import './portal.css'

export const metadata: Metadata = { title: { default: 'Learning – Coursewright', template: '%s – Coursewright' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
// Every page shows somebody's own data.
export const dynamic = 'force-dynamic'

export default function LearnLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
