import type { Metadata } from 'next'
import Link from 'next/link'
import { getSession, timeParts } from '@/systems/training/public'
import { foundOrMissing } from '../../../../../(learn)/_parts/found'
import { CodeWall } from '../../../../_parts/code-wall.client'
import { TrainPage } from '../../../../_parts/train-page'
import { trainerAt } from '../../../../session'

export const metadata: Metadata = { title: 'QR code' }

export default async function CodePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const session = await trainerAt(`/train/sessions/${id}/code`)
  const found = await foundOrMissing(id, (id) => getSession({ req: session.req, session: id }))
  const { title, attendees } = found
  const { day, clock } = timeParts(found)
  return (
    <TrainPage session={session}>
      <p className="crumb">
        <Link href={`/train/sessions/${id}`}>Back to the list</Link>
      </p>
      <h1>{title}</h1>
      <p className="under">
        {day}, {clock}
      </p>
      <CodeWall session={found.id} people={attendees.filter(({ inCohort }) => inCohort).length} />
    </TrainPage>
  )
}
