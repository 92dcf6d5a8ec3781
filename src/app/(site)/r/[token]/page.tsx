import type { Metadata } from 'next'
import { DomainError } from '@/shared/errors'
import { getClientStatus, type ClientStatus } from '@/systems/sales/public'
import { onDay } from '../../../(learn)/_parts/when'
import { TopBar } from '../../../(learn)/_parts/top-bar'
import { visitor } from '../../../(learn)/session'
import '../../request/request.css'
import '../status.css'
import { Delivery } from '../_parts/delivery'
import { LinkOver } from '../_parts/link-over'
import { OpenQuestion } from '../_parts/answer-form.client'
import { Packages } from '../_parts/packages'
import { QuotePanel } from '../_parts/quote-panel'
import { Stages } from '../_parts/stages'
import { Timeline } from '../_parts/timeline'
import { WriteForm } from '../_parts/write-form.client'

export const metadata: Metadata = { title: 'Your request', robots: { index: false, follow: false } }

/** A client's view of their request, for whoever holds the link. */
export default async function StatusPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const status = await getClientStatus({ req: await visitor(), token }).catch((error: unknown) => {
    if (error instanceof DomainError && error.status < 500) return null
    throw error
  })
  if (!status) return <LinkOver token={token} />
  const [question] = status.questions
  const { packages } = status
  return (
    <div className="portal">
      <TopBar home="/">
        <span className="who">{[status.contact.name, status.client].filter(Boolean).join(' · ')}</span>
      </TopBar>
      <main id="main" className="page status">
        <header>
          <p className="label">Request {status.reference}</p>
          <h1>{status.title}</h1>
          <p className="lede">{summaryOf(status)}</p>
        </header>
        <div className="desk">
          {question && <OpenQuestion token={token} question={question} count={status.questions.length} />}
          <QuotePanel token={token} status={status} />
          <Delivery token={token} status={status} />
          {packages.length > 0 && <Packages token={token} packages={packages} />}
          <section aria-labelledby="messages" className="talk">
            <h2 id="messages">Messages and files</h2>
            {status.open ? (
              <WriteForm token={token} />
            ) : (
              <p className="dim2">This request is closed. Everything that was said stays here.</p>
            )}
            <Timeline events={status.timeline} />
          </section>
        </div>
        <aside aria-label="How far your request is">
          <Stages status={status} />
        </aside>
      </main>
    </div>
  )
}

/** The one sentence of the page: where it stands, what it waits for, and until when. */
function summaryOf({ state, questions, quote, delivery, dueAt, owner, signOff }: ClientStatus): string {
  const waiting =
    questions.length === 0
      ? ''
      : questions.length === 1
        ? ' One question needs your answer.'
        : ` ${questions.length} questions need your answer.`
  const planned = dueAt && new Date(dueAt) > new Date() ? ` Delivery is planned for ${onDay(dueAt)}.` : ''
  const by = owner ? ` ${owner} looks after it.` : ''
  switch (state) {
    case 'draft':
    case 'submitted':
      return `We have your request.${by}${waiting}${planned}`
    case 'triage':
    case 'needs-info':
      return `We are reading what you sent.${by}${waiting}${planned}`
    case 'quoted':
      return quote?.expired
        ? 'Your quote has expired. Write to us for a new one.'
        : `Your quote is here. Please decide.${waiting}`
    case 'approved':
      return `You accepted the quote. Production starts soon.${waiting}${planned}`
    case 'in-production':
      return `Your course is being made.${waiting}${planned}`
    case 'client-review':
      return `Your course is ready for you to look at.${waiting}${delivery?.missing.length === 0 ? ' You can sign it off.' : ''}`
    case 'delivered':
      return `Signed off by ${signOff?.name ?? 'you'}. Your course is delivered.`
    case 'closed':
      return 'Your course is delivered, and this request is closed.'
    case 'rejected':
      return quote?.decision?.accepted === false
        ? 'You declined the quote.'
        : 'We cannot make this course. See the messages below.'
    case 'on-hold':
      return `This request rests at the moment. Write to us to go on.${waiting}`
    case 'cancelled':
      return 'This request was cancelled.'
  }
}
