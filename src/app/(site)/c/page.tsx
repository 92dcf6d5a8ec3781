import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckForm } from './check-form'

export const metadata: Metadata = { title: 'Check a certificate' }

/** The address the form on the start page leads to: a code becomes an address of its own, to pass on. */
export default async function CheckPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const { code } = await searchParams
  const plain =
    typeof code === 'string'
      ? code
          .replace(/[^0-9a-z]/gi, '')
          .toUpperCase()
          .slice(0, 40)
      : ''
  if (plain) redirect(`/c/${plain.match(/.{1,4}/g)?.join('-')}`)
  return <CheckForm />
}
