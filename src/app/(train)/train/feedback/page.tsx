import type { Metadata } from 'next'
import Link from 'next/link'
import { InlineText } from '@/player/inline-text'
import { listLearnerFeedback } from '@/systems/training/public'
import { onDay } from '../../../(learn)/_parts/when'
import { TrainPage } from '../../_parts/train-page'
import { trainerAt } from '../../session'
import { Answer } from './answer.client'
import './feedback.css'

export const metadata: Metadata = { title: 'Feedback' }

const shown = { open: 'Open', answered: 'Answered', closed: 'Closed', all: 'All' } as const
type Show = keyof typeof shown

export default async function FeedbackPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string; before?: string }>
}) {
  const session = await trainerAt('/train/feedback')
  const { show: wanted, before } = await searchParams
  const show: Show = wanted && wanted in shown ? (wanted as Show) : 'open'
  const { entries, open, next } = await listLearnerFeedback({
    req: session.req,
    ...(show === 'all' ? {} : { state: show }),
    ...(Number(before) > 0 ? { before: Number(before) } : {}),
  })
  return (
    <TrainPage session={session} narrow>
      <h1>{open > 0 ? `Feedback: ${open} open` : 'Feedback'}</h1>
      <nav className="tabs" aria-label="Which feedback">
        {(Object.keys(shown) as Show[]).map((one) => (
          <Link key={one} href={`/train/feedback?show=${one}`} aria-current={one === show ? 'page' : undefined}>
            {shown[one]}
          </Link>
        ))}
      </nav>
      {entries.map((one) => (
        <article className="said-here" key={one.id}>
          <p className="label">
            <b className={kindTone[one.kind]}>{kindWord[one.kind]}</b> · {one.learner.name} · {onDay(one.givenAt)}
          </p>
          <p className="mid dim2">
            {one.course}, version {one.version}
          </p>
          <blockquote>
            <InlineText text={one.quote} />
          </blockquote>
          {one.text ? <p className="words">“{one.text}”</p> : null}
          {one.answer ? (
            <p className="note">
              {one.answer}
              <small className="dim">
                {' '}
                {one.answeredBy}, {one.answeredAt ? onDay(one.answeredAt) : ''}
              </small>
            </p>
          ) : null}
          <Answer id={one.id} learner={one.learner.name} state={one.state} />
        </article>
      ))}
      {entries.length === 0 ? (
        <p className="empty">
          {show === 'open'
            ? 'Nothing is open. What learners of your cohorts say about a part of a course appears here.'
            : 'There is nothing here.'}
        </p>
      ) : null}
      {next ? (
        <p className="row pages">
          <Link className="btn" href={`/train/feedback?show=${show}&before=${next}`}>
            Older ones
          </Link>
        </p>
      ) : null}
    </TrainPage>
  )
}

const kindWord = { good: 'Good', unclear: 'Unclear', wrong: 'Wrong' }
const kindTone = { good: 'c-ok', unclear: 'c-warn', wrong: 'c-bad' }
