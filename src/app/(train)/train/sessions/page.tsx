import type { Metadata } from 'next'
import Link from 'next/link'
import { listSessions } from '@/systems/training/public'
import { pageOf } from '../../_parts/numbers'
import { SessionLists } from '../../_parts/session-lists'
import { TrainPage } from '../../_parts/train-page'
import { trainerAt } from '../../session'

export const metadata: Metadata = { title: 'Sessions' }

type Props = { searchParams: Promise<Partial<Record<'past' | 'page', string>>> }

export default async function SessionsPage({ searchParams }: Props) {
  const session = await trainerAt('/train/sessions')
  const { past, page } = await searchParams
  const list = await listSessions({ req: session.req, past: past === '1', page: pageOf(page) })
  return (
    <TrainPage session={session}>
      <div className="head">
        <h1>Sessions</h1>
        <Link className="btn pri" href="/train/sessions/new">
          Schedule a session
        </Link>
      </div>
      <SessionLists list={list} past={past === '1'} address="/train/sessions" />
    </TrainPage>
  )
}
