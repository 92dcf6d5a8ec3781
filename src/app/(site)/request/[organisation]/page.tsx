import type { Metadata } from 'next'
import { RequestPage, type FormSearch } from '../request-page'

export const metadata: Metadata = { title: 'Ask for a course' }

/** The form of one organisation, by its slug. */
export default async function OrganisationRequestPage({
  params,
  searchParams,
}: {
  params: Promise<{ organisation: string }>
  searchParams: Promise<FormSearch>
}) {
  const { organisation } = await params
  return <RequestPage slug={organisation} search={await searchParams} />
}
