import type { Metadata } from 'next'
import Link from 'next/link'
import { listCohorts } from '@/systems/training/public'
import { idOf } from '../../../_parts/numbers'
import { SessionForm } from '../../../_parts/session-form.client'
import { ownTimeZone, timeZones } from '../../../_parts/time-zones'
import { TrainPage } from '../../../_parts/train-page'
import { trainerAt } from '../../../session'

export const metadata: Metadata = { title: 'Schedule a session' }

type Props = { searchParams: Promise<{ cohort?: string | string[] }> }

export default async function NewSessionPage({ searchParams }: Props) {
  const session = await trainerAt('/train/sessions/new')
  const { req } = session
  const cohorts = (await listCohorts({ req, limit: 500 })).map(({ id, name, learners }) => ({ id, name, learners }))
  const wanted = idOf((await searchParams).cohort)
  return (
    <TrainPage session={session} narrow>
      <p className="crumb">
        <Link href="/train/sessions">Sessions</Link>
      </p>
      <h1>Schedule a session</h1>
      {cohorts.length ? (
        <SessionForm
          cohorts={cohorts}
          zones={timeZones()}
          given={{ cohort: cohorts.find(({ id }) => id === wanted)?.id, timeZone: ownTimeZone(req.user) }}
        />
      ) : (
        <div className="empty under">
          <p>You train no cohort yet, and a session needs one.</p>
          <a className="btn" href="/admin/collections/cohorts/create">
            Make a cohort
          </a>
        </div>
      )}
    </TrainPage>
  )
}
