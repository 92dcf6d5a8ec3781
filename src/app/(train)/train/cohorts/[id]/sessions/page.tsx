import type { Metadata } from 'next'
import Link from 'next/link'
import { getCohort, listSessions } from '@/systems/training/public'
import { foundOrMissing } from '../../../../../(learn)/_parts/found'
import { CohortHead } from '../../../../_parts/cohort-head'
import { SessionLists } from '../../../../_parts/session-lists'
import { pageOf } from '../../../../_parts/numbers'
import { TrainPage } from '../../../../_parts/train-page'
import { trainerAt } from '../../../../session'

export const metadata: Metadata = { title: 'Sessions' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Partial<Record<'past' | 'page', string>>> }

export default async function CohortSessionsPage({ params, searchParams }: Props) {
  const { id } = await params
  const session = await trainerAt(`/train/cohorts/${id}/sessions`)
  const { req } = session
  const { past, page } = await searchParams
  const cohort = await foundOrMissing(id, (id) => getCohort({ req, cohort: id }))
  const list = await listSessions({ req, cohort: cohort.id, past: past === '1', page: pageOf(page) })
  return (
    <TrainPage session={session}>
      <CohortHead cohort={cohort} tab="sessions" />
      <SessionLists list={list} past={past === '1'} address={`/train/cohorts/${cohort.id}/sessions`} cohort={false}>
        <Link className="btn" href={`/train/sessions/new?cohort=${cohort.id}`}>
          Schedule a session
        </Link>
      </SessionLists>
    </TrainPage>
  )
}
