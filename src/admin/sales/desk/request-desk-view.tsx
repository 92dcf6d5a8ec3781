import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { getRequestDesk } from '@/systems/sales/public'
import { RequestDesk } from './request-desk.client'

/** The tab “Work on it” of a request: where it stands, what is next, and all that was said. */
export async function RequestDeskView({ doc, initPageResult }: DocumentViewServerProps) {
  const { req } = initPageResult
  const desk = await getRequestDesk({ req, id: Number(doc?.id) })
  return (
    <Gutter className="cwa cwa-page">
      <RequestDesk key={`${desk.request.id} ${desk.request.updatedAt}`} desk={desk} me={Number(req.user?.id)} />
    </Gutter>
  )
}
