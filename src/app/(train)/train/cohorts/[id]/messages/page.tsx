import type { Metadata } from 'next'
import Link from 'next/link'
import { getCohort, listMessages } from '@/systems/training/public'
import { foundOrMissing } from '../../../../../(learn)/_parts/found'
import { atTime } from '../../../../../(learn)/_parts/when'
import { CohortHead } from '../../../../_parts/cohort-head'
import { MessageForm } from '../../../../_parts/message-form.client'
import { counted, pageOf } from '../../../../_parts/numbers'
import { TrainPage } from '../../../../_parts/train-page'
import { trainerAt } from '../../../../session'

export const metadata: Metadata = { title: 'Messages' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ page?: string | string[] }> }

export default async function MessagesPage({ params, searchParams }: Props) {
  const { id } = await params
  const session = await trainerAt(`/train/cohorts/${id}/messages`)
  const { req } = session
  const cohort = await foundOrMissing(id, (id) => getCohort({ req, cohort: id }))
  const { messages, page, more } = await listMessages({
    req,
    cohort: cohort.id,
    page: pageOf((await searchParams).page),
  })
  const at = (to: number) => `/train/cohorts/${cohort.id}/messages?page=${to}`
  return (
    <TrainPage session={session}>
      <CohortHead cohort={cohort} tab="messages" />
      {cohort.learners ? (
        <section aria-labelledby="write">
          <h2 id="write">Write to the cohort</h2>
          <MessageForm cohort={cohort.id} learners={cohort.learners} />
        </section>
      ) : null}
      <section aria-labelledby="sent">
        <h2 id="sent">Sent</h2>
        {messages.map(({ id, subject, text, author, sentAt, recipients }) => (
          <article className="message" key={id}>
            <h3>{subject}</h3>
            <p className="small dim">
              {author}, {atTime(sentAt)}, to {counted(recipients, 'person', 'people')}
            </p>
            <p className="text">{text}</p>
          </article>
        ))}
        {messages.length === 0 ? <p className="empty">Nothing was written to this cohort yet.</p> : null}
        {page > 1 || more ? (
          <p className="pager">
            {page > 1 ? (
              <Link className="btn" href={at(page - 1)}>
                Later ones
              </Link>
            ) : null}
            {more ? (
              <Link className="btn" href={at(page + 1)}>
                Earlier ones
              </Link>
            ) : null}
          </p>
        ) : null}
      </section>
    </TrainPage>
  )
}
