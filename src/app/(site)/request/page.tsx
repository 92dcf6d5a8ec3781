import type { Metadata } from 'next'
import { RequestPage, type FormSearch } from './request-page'

export const metadata: Metadata = {
  title: 'Ask for a course',
  description:
    'Send your procedures. You get back a course in which every statement points to the clause it came from.',
}

/** The form of whoever runs this installation. */
export default async function OperatorRequestPage({ searchParams }: { searchParams: Promise<FormSearch> }) {
  return <RequestPage search={await searchParams} />
}
