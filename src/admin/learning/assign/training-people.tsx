'use client'
import { useState } from 'react'
import type { CourseTraining, TrainingFilter, TrainingPerson } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import type { Shown } from './assign.client'
import { endOfLocalDay, onDay, today } from './dates'
import { ReasonDialog } from './reason-dialog'

const filters: { filter: TrainingFilter; label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'open', label: 'Open' },
  { filter: 'overdue', label: 'Overdue' },
  { filter: 'completed', label: 'Completed' },
  { filter: 'waived', label: 'Excused' },
  { filter: 'withdrawn', label: 'Taken off' },
]

/** Who is on the course, with what they owe and what can be done about it. */
export function TrainingPeople({
  training,
  shown,
  busy,
  load,
  act,
}: {
  training: CourseTraining
  shown: Shown
  busy: boolean
  load: (next: Shown) => Promise<void>
  act: (path: string, done: string, body?: unknown) => Promise<boolean>
}) {
  const [open, setOpen] = useState<{ what: 'waive' | 'withdraw'; row: TrainingPerson } | null>(null)
  const [until, setUntil] = useState('')
  const [q, setQ] = useState('')
  const { counts, people, page, may } = training
  const last = Math.min(page.from + page.size, page.total)
  return (
    <section aria-labelledby="cwa-on-it" aria-busy={busy}>
      <h3 id="cwa-on-it">People</h3>
      <div className="cwa-people-tools">
        <div className="cwa-segments" role="group" aria-label="Which people">
          {filters.map(({ filter, label }) => (
            <button
              key={filter}
              type="button"
              aria-pressed={shown.filter === filter}
              onClick={() => void load({ ...shown, filter, from: 0 })}
            >
              {label} <span>{counts[filter]}</span>
            </button>
          ))}
        </div>
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            void load({ ...shown, q, from: 0 })
          }}
        >
          <input
            type="search"
            aria-label="Find a person on this course"
            placeholder="Name or email"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          <ActionButton type="submit">Find</ActionButton>
        </form>
      </div>
      {people.length === 0 ? (
        <p className="cwa-quiet">
          {counts.all === 0
            ? 'Nobody is on this course yet. Assign it above.'
            : 'Nobody fits. Choose All, or search for another name.'}
        </p>
      ) : (
        <table className="cwa-table">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">State</th>
              <th scope="col">Due</th>
              <th scope="col">Assigned by</th>
              {may.manage && <th scope="col">Actions</th>}
            </tr>
          </thead>
          <tbody>
            {people.map((row) => (
              <tr key={row.enrollment}>
                <th scope="row">
                  <b>{row.person.name}</b>
                  <span className="cwa-quiet">
                    {[row.person.jobRole, row.person.site].filter(Boolean).join(', ') || row.person.email}
                  </span>
                </th>
                <td data-label="State">
                  <State row={row} />
                </td>
                <td data-label="Due">{row.dueAt ? onDay(row.dueAt) : <span className="cwa-quiet">no date</span>}</td>
                <td data-label="Assigned by">
                  <span>
                    {row.assignedBy ?? 'enrolled themselves'}
                    {row.reason && <span className="cwa-quiet cwa-why">{row.reason}</span>}
                  </span>
                </td>
                {may.manage && (
                  <td data-label="Actions" className="cwa-acts">
                    <Acts row={row} busy={busy} act={act} onOpen={(what) => setOpen({ what, row })} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.total > page.size && (
        <nav className="cwa-row" aria-label="Pages">
          <ActionButton
            {...(page.from === 0 ? { why: 'This is the first page.' } : {})}
            onClick={() => void load({ ...shown, from: Math.max(0, page.from - page.size) })}
          >
            Earlier
          </ActionButton>
          <span className="cwa-quiet">
            {page.from + 1} to {last} of {page.total}
          </span>
          <ActionButton
            {...(last >= page.total ? { why: 'This is the last page.' } : {})}
            onClick={() => void load({ ...shown, from: page.from + page.size })}
          >
            Next
          </ActionButton>
        </nav>
      )}
      {open?.what === 'waive' && (
        <ReasonDialog
          title={`Excuse ${open.row.person.name}?`}
          words="They need not take the course. When the excuse ends it is theirs again, with the time they had left."
          action="Excuse"
          busy={busy}
          onClose={() => setOpen(null)}
          onSubmit={async (reason) => {
            const body = { reason, until: until ? endOfLocalDay(until) : null }
            if (await act(`/enrollments/${open.row.enrollment}/waive`, 'Excused.', body)) setOpen(null)
          }}
        >
          <div className="cwa-field">
            <label htmlFor="cwa-until">Until</label>
            <p className="cwa-hint">Empty: for good.</p>
            <input
              id="cwa-until"
              type="date"
              min={today()}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </div>
        </ReasonDialog>
      )}
      {open?.what === 'withdraw' && (
        <ReasonDialog
          title={`Take ${open.row.person.name} off this course?`}
          words="What they did on it stays on record."
          action="Take off"
          busy={busy}
          onClose={() => setOpen(null)}
          onSubmit={async (reason) => {
            if (await act(`/enrollments/${open.row.enrollment}/withdraw`, 'Taken off.', { reason })) setOpen(null)
          }}
        />
      )}
    </section>
  )
}

function Acts({
  row,
  busy,
  act,
  onOpen,
}: {
  row: TrainingPerson
  busy: boolean
  act: (path: string, done: string) => Promise<boolean>
  onOpen: (what: 'waive' | 'withdraw') => void
}) {
  if (row.state === 'waived') {
    return (
      <ActionButton
        look="transparent"
        busy={busy}
        onClick={() => void act(`/enrollments/${row.enrollment}/end-waiver`, 'On the course again.')}
      >
        End excuse
      </ActionButton>
    )
  }
  const started = row.state === 'assigned' || row.state === 'in-progress'
  const awaiting = row.state.startsWith('awaiting-')
  return (
    <>
      {started && (
        <ActionButton look="transparent" busy={busy} onClick={() => onOpen('waive')}>
          Excuse
        </ActionButton>
      )}
      {(started || awaiting) && (
        <ActionButton look="transparent" busy={busy} onClick={() => onOpen('withdraw')}>
          Take off
        </ActionButton>
      )}
    </>
  )
}

const states: Record<TrainingPerson['state'], string> = {
  assigned: 'Not started',
  'in-progress': 'In progress',
  'awaiting-grading': 'Being graded',
  'awaiting-observation': 'Waits to be observed',
  'awaiting-signature': 'Waits for a signature',
  completed: 'Completed',
  expiring: 'Completed, runs out soon',
  expired: 'Ran out',
  superseded: 'Replaced by a newer version',
  waived: 'Excused',
  withdrawn: 'Taken off',
}

function State({ row }: { row: TrainingPerson }) {
  const done = row.state === 'completed' || row.state === 'expiring'
  return (
    <span>
      {row.overdue ? (
        <b className="cwa-tone-bad">Overdue</b>
      ) : (
        <b className={done ? 'cwa-tone-ok' : ''}>{states[row.state]}</b>
      )}
      <span className="cwa-quiet">
        {[
          row.overdue ? states[row.state].toLowerCase() : '',
          row.completedAt ? onDay(row.completedAt) : '',
          row.state === 'waived' ? (row.waivedUntil ? `until ${onDay(row.waivedUntil)}` : 'for good') : '',
          row.state === 'waived' || row.state === 'withdrawn' ? (row.closedReason ?? '') : '',
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </span>
  )
}
