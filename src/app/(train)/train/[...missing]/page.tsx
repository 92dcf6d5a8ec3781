import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Without it, an unknown address under /train would get Next's own page. */
export default function MissingPage(): never {
  notFound()
}
