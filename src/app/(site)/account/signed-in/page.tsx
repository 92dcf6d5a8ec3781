import type { Metadata } from 'next'
import { ownPath } from '../../../(learn)/session'
import { Door } from '../_parts/door'
import { GoOn } from '../_parts/go-on.client'

export const metadata: Metadata = { title: 'Signed in' }

/** Between the company's provider and the page that was asked for. */
export default async function SignedInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  return (
    <Door title="Welcome">
      <GoOn to={ownPath(next)} />
    </Door>
  )
}
