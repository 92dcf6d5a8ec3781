'use client'
import { SetDocumentStepNav, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Leaving as Facts } from '@/systems/identity/public'
import type { FoundPerson } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { callApi, CallError } from '../../shared/call-api'
import { PeoplePicker } from '../../learning/assign/people-picker'
import { ReasonDialog } from '../../learning/assign/reason-dialog'
import '../../tokens.css'
import '../../learning/assign/assign.css'

export function Leaving({ facts, admin }: { facts: Facts; admin: boolean }) {
  const { config } = useConfig()
  const router = useRouter()
  const [to, setTo] = useState<FoundPerson[]>([])
  const [erasing, setErasing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { person, holdings } = facts
  const address = `${config.routes.api}/users/${person.id}`
  const act = async (path: string, done: string, body: unknown): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      await callApi({ path: `${address}${path}`, body })
      toast.success(done)
      router.refresh()
      return true
    } catch (failure) {
      setError(failure instanceof CallError ? failure.message : 'Something went wrong. Nothing was changed; try again.')
      return false
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="cwa-assign">
      <SetDocumentStepNav collectionSlug="users" id={person.id} pluralLabel="People" useAsTitle="name" />
      <header>
        <h2>{person.state === 'left' ? `${person.name} has left` : `When ${person.name} leaves`}</h2>
        <p className="cwa-quiet">The account is {person.state}. What they did keeps their name.</p>
      </header>
      {error && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      <section aria-labelledby="cwa-holdings">
        <h3 id="cwa-holdings">What they look after</h3>
        {holdings.length === 0 ? (
          <p className="cwa-quiet">Nothing waits for them.</p>
        ) : (
          <ul className="cwa-list">
            {holdings.map((holding) => (
              <li key={holding.key}>
                <span>
                  <b>{holding.title}</b> <span className="cwa-quiet">{holding.total}</span>
                </span>
                <span className="cwa-quiet">
                  {holding.items.map(({ id, name }) => name || `number ${id}`).join(', ')}
                  {holding.total > holding.items.length ? ` and ${holding.total - holding.items.length} more` : ''}
                  {holding.roles.length > 0 ? `. Goes to somebody with the role ${holding.roles.join(' or ')}.` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {(person.state !== 'left' || holdings.length > 0) && (
        <section className="cwa-assign-form" aria-label="Hand over">
          {holdings.length > 0 && (
            <PeoplePicker label="Who takes over" chosen={to} onChange={(chosen) => setTo(chosen.slice(-1))} />
          )}
          <p className="cwa-hint">
            They are signed out everywhere, their API keys stop working, and they cannot sign in any more.
          </p>
          <div className="cwa-row">
            <ActionButton
              look="primary"
              busy={busy}
              {...(holdings.length > 0 && to.length === 0 ? { why: 'Choose who takes over.' } : {})}
              onClick={() => void act('/hand-over', 'Handed over.', { to: to[0]?.id ?? null })}
            >
              {holdings.length > 0
                ? `Hand over${to[0] ? ` to ${to[0].name}` : ''}, and end the account`
                : 'End the account'}
            </ActionButton>
          </div>
        </section>
      )}
      {admin && (
        <section aria-labelledby="cwa-their-data">
          <h3 id="cwa-their-data">Their data</h3>
          <p className="cwa-quiet">
            A ZIP with everything that tells of them, for them. Erasing takes away name, address and messages; what they
            were trained on and passed stays, under a pseudonym.
          </p>
          <div className="cwa-row">
            <a href={`${address}/personal-data`} download>
              Download their data
            </a>
            <ActionButton look="transparent" busy={busy} onClick={() => setErasing(true)}>
              Erase this person
            </ActionButton>
          </div>
        </section>
      )}
      {erasing && (
        <ReasonDialog
          title={`Erase ${person.name}?`}
          words="This cannot be taken back. The reason is kept for ever, so do not name the person in it."
          action="Erase"
          busy={busy}
          onClose={() => setErasing(false)}
          onSubmit={async (reason) => {
            // Closed either way: what was refused is said on the page.
            await act('/erase', 'Erased.', { reason })
            setErasing(false)
          }}
        />
      )}
    </div>
  )
}
