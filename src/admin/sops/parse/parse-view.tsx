import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { loadParse } from './load-parse'
import { ParseCheck } from './parse-check.client'
import { Reading } from './reading.client'

/** The tab "Check the reading" of an SOP version: the original beside what was read of it. */
export async function ParseView({ doc, initPageResult }: DocumentViewServerProps) {
  const parse = await loadParse({ req: initPageResult.req, id: Number(doc?.id) })
  if (['uploaded', 'parsing', 'failed', 'quarantined'].includes(parse.version.state)) {
    return (
      <Gutter className="cwa cwa-page">
        <Reading id={parse.version.id} state={parse.version.state} message={parse.version.error?.message ?? null} />
      </Gutter>
    )
  }
  return <ParseCheck key={`${parse.version.id} ${parse.version.state}`} parse={parse} />
}
