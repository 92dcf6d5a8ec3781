'use client'
import { Pill, SetDocumentStepNav } from '@payloadcms/ui'
import { useState } from 'react'
import type { RequestDesk as Desk, RequestState } from '@/systems/sales/public'
import { ActionButton } from '../../shared/action-button'
import { inDays, money, onDay, stateWords } from '../words'
import { Compose } from './compose'
import { Facts } from './facts'
import { Files } from './files'
import { HandOverDialog } from './hand-over-dialog'
import { MoveDialog } from './move-dialog'
import { nextAction } from './next-action'
import { Plan } from './plan'
import { Production } from './production'
import { QuoteDialog } from './quote-dialog'
import { Timeline } from './timeline'
import { useCommands } from './use-commands'
import '../../tokens.css'
import './desk.css'

type Open = { dialog: 'quote' } | { dialog: 'hand-over' } | { dialog: 'move'; to: RequestState } | null

export function RequestDesk({ desk, me }: { desk: Desk; me: number }) {
  const { request, age, may, moves, overdue } = desk
  const commands = useCommands(request.id)
  const [open, setOpen] = useState<Open>(null)
  const { title, words } = nextAction(desk)
  const close = () => setOpen(null)
  const takeUp = () =>
    commands.calls(
      [
        ...(request.owner === null && may.plan ? [{ name: 'plan', body: { owner: me } }] : []),
        { name: 'move', body: { to: 'triage', reason: 'Taken up.' } },
      ],
      'It is yours.',
    )
  // Moves with a button of their own are not among the others.
  const forward = moves.find((to) => steps[request.state] === to)
  const others = moves.filter((to) => to !== forward && !(to === 'in-production' && may.produce))
  return (
    <div className="cwa-desk">
      <SetDocumentStepNav collectionSlug="requests" id={request.id} pluralLabel="Requests" useAsTitle="title" />
      <section className="cwa-next" aria-label="What is next">
        <div className="cwa-row">
          <Pill pillStyle={request.state === 'delivered' ? 'success' : 'light-gray'} size="small">
            {stateWords[request.state]}
          </Pill>
          <span
            className={age.grade === 'very-old' ? 'cwa-tone-bad' : age.grade === 'old' ? 'cwa-tone-warn' : 'cwa-quiet'}
          >
            {age.days === 0 ? 'since today' : `for ${inDays(age.days)}`}
          </span>
          {overdue && request.dueAt && <span className="cwa-tone-bad">Overdue since {onDay(request.dueAt)}</span>}
          <span className="cwa-quiet">{request.reference}</span>
        </div>
        <h2>{title}</h2>
        <p>{words}</p>
        {commands.error && (
          <p className="cwa-error" role="alert">
            {commands.error}
          </p>
        )}
        <div className="cwa-row">
          {forward === 'triage' && (
            <ActionButton look="primary" busy={commands.busy} onClick={() => void takeUp()}>
              Take it up
            </ActionButton>
          )}
          {forward && forward !== 'triage' && (
            <ActionButton look="primary" onClick={() => setOpen({ dialog: 'move', to: forward })}>
              {forward === 'closed' ? 'Close it' : 'Submit it'}
            </ActionButton>
          )}
          {may.quote && (
            <ActionButton
              look={request.state === 'triage' ? 'primary' : 'secondary'}
              onClick={() => setOpen({ dialog: 'quote' })}
            >
              {request.quote ? 'Replace the quote' : 'Write a quote'}
            </ActionButton>
          )}
          {may.produce && (request.state === 'approved' || desk.production.waiting > 0) && (
            <ActionButton
              look="primary"
              busy={commands.busy}
              onClick={() => void commands.call('produce', {}, 'The files are being read.')}
            >
              Produce
            </ActionButton>
          )}
          {may.handOver && (
            <ActionButton look="primary" onClick={() => setOpen({ dialog: 'hand-over' })}>
              Hand over
            </ActionButton>
          )}
          {others.map((to) => (
            <ActionButton key={to} look="transparent" onClick={() => setOpen({ dialog: 'move', to })}>
              {moveWords(to, request.state)}
            </ActionButton>
          ))}
        </div>
      </section>
      <div className="cwa-desk-columns">
        <div>
          {may.write && <Compose commands={commands} />}
          <Timeline desk={desk} api={commands.api} />
        </div>
        <aside>
          <Plan desk={desk} commands={commands} />
          <Facts desk={desk} />
          <Files desk={desk} commands={commands} />
          <Production desk={desk} admin={commands.admin} />
          {request.quote && (
            <section>
              <h3>Quote</h3>
              <p>
                <b>{money(request.quote.amount, request.quote.currency)}</b>{' '}
                <span className="cwa-quiet">
                  {request.quote.number},{' '}
                  {request.quote.decision
                    ? `${request.quote.decision.accepted ? 'accepted' : 'declined'} by ${request.quote.decision.name}`
                    : `valid until ${onDay(request.quote.validUntil)}`}
                </span>
              </p>
              <p>
                <a href={`${commands.api}/requests/${request.id}/quote`} target="_blank" rel="noreferrer">
                  Open the PDF
                </a>
              </p>
            </section>
          )}
          {request.signOff && (
            <section>
              <h3>Sign-off</h3>
              <p>
                <b>{request.signOff.name}</b>, {onDay(request.signOff.at)}
              </p>
              <p>{request.signOff.words}.</p>
              <p className="cwa-hash cwa-quiet">
                Version {request.signOff.number}, sha256 {request.signOff.hash.slice(0, 24)}…
              </p>
            </section>
          )}
        </aside>
      </div>
      {open?.dialog === 'move' && (
        <MoveDialog to={open.to} title={moveWords(open.to, request.state)} commands={commands} onClose={close} />
      )}
      {open?.dialog === 'quote' && <QuoteDialog quote={request.quote} commands={commands} onClose={close} />}
      {open?.dialog === 'hand-over' && <HandOverDialog desk={desk} commands={commands} onClose={close} />}
    </div>
  )
}

/** The one step on that needs nothing but the decision to take it. */
const steps: Partial<Record<RequestState, RequestState>> = {
  draft: 'submitted',
  submitted: 'triage',
  delivered: 'closed',
}

function moveWords(to: RequestState, from: RequestState): string {
  if (from === 'on-hold' && to !== 'cancelled') return `Go on: ${stateWords[to].toLowerCase()}`
  const words: Partial<Record<RequestState, string>> = {
    submitted: 'Submit it',
    triage: 'Back to triage',
    rejected: 'Reject',
    'on-hold': 'Put on hold',
    cancelled: 'Cancel the request',
    approved: 'The client agreed',
    closed: 'Close it',
    'in-production': from === 'client-review' ? 'Take it back' : 'Make it by hand',
  }
  return words[to] ?? stateWords[to]
}
