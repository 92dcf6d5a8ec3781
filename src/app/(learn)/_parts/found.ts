import { notFound } from 'next/navigation'
import { DomainError } from '@/shared/errors'

/** What a query finds for the id of an address; the "not found" page where it finds nothing, or the id is none. */
export async function foundOrMissing<Found>(id: string, query: (id: number) => Promise<Found>): Promise<Found> {
  const answer = await refusal(id, query)
  if (answer.refused) throw answer.refused
  return answer.found
}

type Answer<Found> = { found: Found; refused?: undefined } | { found?: undefined; refused: DomainError }

/** The same, with other refusals (a withdrawn version, say) handed back, for the page to say why. */
export async function refusal<Found>(id: string, query: (id: number) => Promise<Found>): Promise<Answer<Found>> {
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  try {
    return { found: await query(Number(id)) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error
    if (error.status === 404) notFound()
    return { refused: error }
  }
}
