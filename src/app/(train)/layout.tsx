import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/player/tokens.css'
import '../(learn)/portal.css'
import './train.css'

export const metadata: Metadata = { title: { default: 'Training – Coursewright', template: '%s – Coursewright' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
// Every page shows what one trainer may see.
export const dynamic = 'force-dynamic'

export default function TrainLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
