'use client'
import { useState } from 'react'
import type { CourseTraining } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { onDay } from './dates'
import { ReasonDialog } from './reason-dialog'

type Act = (path: string, done: string, body?: unknown) => Promise<boolean>
type Row = CourseTraining['assignments'][number]

/** The assignments that stand: to whom, until when, by whom. */
export function Assignments({
  assignments,
  manage,
  busy,
  act,
}: {
  assignments: Row[]
  manage: boolean
  busy: boolean
  act: Act
}) {
  const [ending, setEnding] = useState<Row | null>(null)
  const [withdraw, setWithdraw] = useState(false)
  if (assignments.length === 0) return null
  return (
    <section aria-labelledby="cwa-assignments">
      <h3 id="cwa-assignments">Assignments</h3>
      <ul className="cwa-list cwa-assignments">
        {assignments.map((row) => (
          <li key={row.id}>
            <p>
              <b>{row.to}</b>{' '}
              <span className="cwa-quiet">
                {[
                  row.due.dueAt
                    ? `due ${onDay(row.due.dueAt)}`
                    : row.due.dueInDays
                      ? `due after ${row.due.dueInDays} days`
                      : 'no due date',
                  `by ${row.assignedBy ?? 'nobody'}, ${onDay(row.createdAt)}`,
                  row.source === 'import' ? 'from a list' : '',
                  row.target.target === 'people' ? '' : 'kept up to date',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {row.reason && <p className="cwa-quiet">{row.reason}</p>}
            <p className="cwa-row">
              <span>
                {row.people} enrolled, {row.open} open
                {row.overdue > 0 && <b className="cwa-tone-bad">, {row.overdue} overdue</b>}
              </span>
              {row.progress && row.progress.done < row.progress.total && (
                <span role="status">
                  Enrolling: {row.progress.done} of {row.progress.total}
                </span>
              )}
              {manage && (
                <ActionButton look="transparent" busy={busy} onClick={() => setEnding(row)}>
                  End
                </ActionButton>
              )}
            </p>
          </li>
        ))}
      </ul>
      {ending && (
        <ReasonDialog
          title={`End the assignment to ${ending.to}?`}
          words="Nobody new comes under it. Who is on the course goes on."
          action="End it"
          busy={busy}
          onClose={() => setEnding(null)}
          onSubmit={async (reason) => {
            if (await act(`/assignments/${ending.id}/end`, 'Ended.', { reason, withdraw })) setEnding(null)
          }}
        >
          <label className="cwa-option">
            <input type="checkbox" checked={withdraw} onChange={(event) => setWithdraw(event.target.checked)} />
            <span>Take off those who have not started</span>
          </label>
        </ReasonDialog>
      )}
    </section>
  )
}
