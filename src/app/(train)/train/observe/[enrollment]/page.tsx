import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { getObservationSheet } from '@/systems/training/public'
import { refusal } from '../../../../(learn)/_parts/found'
import { atTime } from '../../../../(learn)/_parts/when'
import { TrainPage } from '../../../_parts/train-page'
import { trainerAt } from '../../../session'
import { ChecklistForm } from '../checklist-form.client'
import { Seen } from '../seen'
import '../observe.css'

type Args = { params: Promise<{ enrollment: string }> }

const load = cache(async (enrollment: string) => {
  const session = await trainerAt(`/train/observe/${enrollment}`)
  return {
    session,
    sheet: await refusal(enrollment, (id) => getObservationSheet({ req: session.req, enrollment: id })),
  }
})

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { sheet } = await load((await params).enrollment)
  return { title: sheet.found ? `Observing ${sheet.found.enrollment.learner.name}` : 'Observation' }
}

export default async function ObserveLearnerPage({ params }: Args) {
  const { session, sheet } = await load((await params).enrollment)
  if (sheet.refused) {
    return (
      <TrainPage session={session} narrow>
        <h1>This cannot be observed</h1>
        <p className="lede">{sheet.refused.message}</p>
        <p className="go">
          <Link className="btn" href="/train/observe">
            Back to the list
          </Link>
        </p>
      </TrainPage>
    )
  }
  const { enrollment, checklists, observer } = sheet.found
  return (
    <TrainPage session={session} narrow>
      <p className="label">
        <Link href="/train/observe">Observations</Link>
      </p>
      <h1>{enrollment.learner.name}</h1>
      <p className="mid dim2">
        {enrollment.version.title}, version {enrollment.version.number}{' '}
        <span className="mono dim" title={enrollment.version.hash}>
          {enrollment.version.hash.slice(0, 12)}
        </span>
      </p>
      {checklists.map(({ exercise, prompt, counts, items, observations }) => {
        const [last] = observations
        const done = last && (last.state === 'awaiting-signature' || (last.state === 'signed' && last.score === 1))
        return (
          <section key={exercise} aria-label={prompt}>
            <h2>{prompt}</h2>
            {counts ? null : <p className="mid dim">From a lesson: practice, it counts for no result.</p>}
            {last ? (
              <p className={last.state === 'disputed' ? 'note warn' : 'note'}>
                {last.state === 'awaiting-signature'
                  ? `Observed by ${last.observer.name}, ${atTime(last.observedAt)}. ${enrollment.learner.name} has yet to sign it.`
                  : last.state === 'disputed'
                    ? `${enrollment.learner.name} does not agree with what ${last.observer.name} saw: “${last.disputeReason ?? ''}” Watch it again.`
                    : `Observed by ${last.observer.name}, ${atTime(last.observedAt)}, and signed by both.${
                        last.score === 1 ? '' : ' Not everything was seen; it can be shown again.'
                      }`}
              </p>
            ) : null}
            {done ? (
              <Seen observation={last} />
            ) : (
              <ChecklistForm
                key={last?.id ?? 0}
                enrollment={enrollment.id}
                learner={enrollment.learner.name}
                observer={observer}
                exercise={exercise}
                items={items}
              />
            )}
          </section>
        )
      })}
      {checklists.length === 0 ? <p className="empty">This course has no checklist.</p> : null}
    </TrainPage>
  )
}
