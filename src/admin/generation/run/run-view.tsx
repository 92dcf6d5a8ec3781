import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { getRun } from '@/systems/generation/public'
import { RunPage } from './run-page.client'

/** The page of a run, in place of its fields: how far the draft is, what it costs, and what it waits for. */
export async function RunView({ doc, initPageResult }: DocumentViewServerProps) {
  const view = await getRun({ req: initPageResult.req, run: Number(doc?.id) })
  return (
    <Gutter className="cwa cwa-page">
      <RunPage initial={view} />
    </Gutter>
  )
}
