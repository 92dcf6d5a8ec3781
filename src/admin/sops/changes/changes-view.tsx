import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { getChanges, getParse } from '@/systems/sops/public'
import { Changes } from './changes.client'

const unread = new Set(['uploaded', 'parsing', 'failed', 'quarantined'])

/** The tab "What changed" of an SOP version: its reading beside that of the version before. */
export async function ChangesView({ doc, initPageResult }: DocumentViewServerProps) {
  const req = initPageResult.req
  const version = Number(doc?.id)
  const { version: parse, newerReader } = await getParse({ req, version })
  if (unread.has(parse.state)) {
    return (
      <Gutter className="cwa cwa-page">
        <p className="cwa-quiet">The file is not read yet, so there is nothing to compare.</p>
      </Gutter>
    )
  }
  return (
    <Changes
      changes={await getChanges({ req, version })}
      sop={parse.sop.title}
      filename={parse.filename}
      olderReader={newerReader}
    />
  )
}
