import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { getGradingSheet, listGradingQueue } from '@/systems/training/public'
import { refusal } from '../../../../(learn)/_parts/found'
import { atTime } from '../../../../(learn)/_parts/when'
import { TrainPage } from '../../../_parts/train-page'
import { trainerAt } from '../../../session'
import { Desk } from '../desk.client'
import { waitingSince } from '../waiting-since'
import '../grading.css'

type Args = { params: Promise<{ attempt: string }> }

/** Once per page, for its title and its body. */
const load = cache(async (attempt: string) => {
  const session = await trainerAt(`/train/grading/${attempt}`)
  return { session, sheet: await refusal(attempt, (id) => getGradingSheet({ req: session.req, attempt: id })) }
})

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { sheet } = await load((await params).attempt)
  return { title: sheet.found ? `Grading: ${sheet.found.learner.name}` : 'Grading' }
}

export default async function GradeAttemptPage({ params }: Args) {
  const { session, sheet } = await load((await params).attempt)
  if (sheet.refused) {
    return (
      <TrainPage session={session} narrow>
        <h1>This cannot be graded</h1>
        <p className="lede">{sheet.refused.message}</p>
        <p className="go">
          <Link className="btn" href="/train/grading">
            Back to the queue
          </Link>
        </p>
      </TrainPage>
    )
  }
  const { attempt } = sheet.found
  const queue = await listGradingQueue({ req: session.req })
  const next = queue.entries.find((one) => one.attempt !== attempt.id && one.second !== 'first')
  return (
    <TrainPage session={session} wide>
      <div className="work">
        <nav className="queue" aria-label="To grade">
          <p className="label">To grade: {queue.total}, oldest first</p>
          {queue.entries.map((one) => (
            <Link
              key={one.attempt}
              href={`/train/grading/${one.attempt}`}
              aria-current={one.attempt === attempt.id ? 'true' : undefined}
            >
              <b>{one.learner}</b>
              {one.prompts[0]}
              <small>
                {one.confirmed > 0 ? `${one.confirmed} of ${one.criteria} confirmed` : waitingSince(one.submittedAt)}
              </small>
            </Link>
          ))}
          {queue.next ? <Link href="/train/grading">Show all</Link> : null}
        </nav>
        <Desk
          key={attempt.id}
          sheet={sheet.found}
          submitted={atTime(attempt.submittedAt)}
          next={next?.attempt ?? null}
        />
      </div>
    </TrainPage>
  )
}
