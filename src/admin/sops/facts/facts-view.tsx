import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { DomainError } from '@/shared/errors'
import { listFacts, type FactsView as View } from '@/systems/generation/public'
import { FactsDesk } from './facts-desk.client'
import '../../tokens.css'

/** The tab "Facts" of an SOP version: what was read of it, fact by fact, each beside its passage. */
export async function FactsView({ doc, initPageResult }: DocumentViewServerProps) {
  const view = await readable(() => listFacts({ req: initPageResult.req, version: Number(doc?.id) }))
  if (typeof view === 'string') {
    return (
      <Gutter className="cwa cwa-page">
        <p className="cwa-empty">{view}</p>
      </Gutter>
    )
  }
  return <FactsDesk view={view} />
}

/** What there is to see, or why there is nothing yet. */
async function readable(load: () => Promise<View>): Promise<View | string> {
  try {
    return await load()
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return error.message
    throw error
  }
}
