'use client'
import { useId } from 'react'
import type { RequestDesk } from '@/systems/sales/public'
import { onDay } from '../words'
import type { Commands } from './use-commands'

/** Whose it is and until when; a change is kept at once. */
export function Plan({ desk: { request, owners, may }, commands }: { desk: RequestDesk; commands: Commands }) {
  const id = useId()
  if (!may.plan) {
    return (
      <section>
        <h3>Plan</h3>
        <p>{owners.find((one) => one.id === request.owner)?.name ?? 'Nobody’s yet'}</p>
        <p className="cwa-quiet">{request.dueAt ? `Due ${onDay(request.dueAt)}` : 'No due date'}</p>
      </section>
    )
  }
  return (
    <section>
      <h3>Plan</h3>
      <div className="cwa-plan">
        <label htmlFor={`${id}-owner`}>Owner</label>
        <select
          id={`${id}-owner`}
          defaultValue={request.owner ?? ''}
          disabled={commands.busy}
          onChange={(event) =>
            void commands.call('plan', { owner: event.target.value ? Number(event.target.value) : null }, 'Kept.')
          }
        >
          <option value="">Nobody</option>
          {owners.map(({ id: person, name }) => (
            <option key={person} value={person}>
              {name}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-due`}>Due</label>
        <input
          id={`${id}-due`}
          type="date"
          defaultValue={request.dueAt?.slice(0, 10) ?? ''}
          disabled={commands.busy}
          onBlur={(event) => {
            const { value } = event.target
            if (value === (request.dueAt?.slice(0, 10) ?? '')) return
            // The end of that day, so that it is not overdue while it lasts.
            void commands.call('plan', { dueAt: value ? `${value}T23:59:59Z` : null }, 'Kept.')
          }}
        />
      </div>
    </section>
  )
}
