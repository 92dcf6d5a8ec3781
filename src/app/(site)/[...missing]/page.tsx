import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Whatever no other page answers. */
export default function MissingPage(): never {
  notFound()
}
