'use client'

import { useRef, useState, type FormEvent } from 'react'
import { request } from '../../(learn)/_parts/request.client'

export type SessionFormValues = {
  cohort?: number | undefined
  title?: string
  day?: string
  from?: string
  until?: string
  timeZone: string
  place?: string | null
  link?: string | null
  capacity?: number | null
}

/** Schedules a session, or changes the one named. Times are those of the place where it happens. */
export function SessionForm({
  cohorts,
  zones,
  given,
  change,
}: {
  cohorts: { id: number; name: string; learners: number }[]
  zones: string[]
  given: SessionFormValues
  change?: { session: number; sequence: number }
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [times, setTimes] = useState({ from: given.from ?? '', until: given.until ?? '' })
  const note = useRef<HTMLParagraphElement>(null)
  const overnight = times.from !== '' && times.until !== '' && times.until <= times.from

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const terms = {
      title: text('title'),
      starts: `${text('day')}T${text('from')}`,
      ends: `${overnight ? dayAfter(text('day')) : text('day')}T${text('until')}`,
      timeZone: text('timeZone'),
      place: text('place'),
      link: text('link'),
      capacity: text('capacity') ? Number(text('capacity')) : null,
    }
    setBusy(true)
    setProblem(null)
    try {
      const { session } = change
        ? await request<{ session: number }>('POST', `/api/sessions/${change.session}/change`, {
            ...terms,
            sequence: change.sequence,
          })
        : await request<{ session: number }>('POST', '/api/sessions/schedule', {
            ...terms,
            cohort: Number(text('cohort')),
          })
      window.location.assign(`/train/sessions/${session}`)
    } catch (error) {
      setBusy(false)
      setProblem(error instanceof Error ? error.message : String(error))
      note.current?.focus()
    }
  }

  return (
    <form className="sheet" method="post" onSubmit={(event) => void save(event)}>
      {change ? null : (
        <label className="field">
          <span>Cohort</span>
          <select name="cohort" required defaultValue={given.cohort ?? (cohorts.length === 1 ? cohorts[0]?.id : '')}>
            <option value="" disabled>
              Choose a cohort
            </option>
            {cohorts.map(({ id, name, learners }) => (
              <option key={id} value={id}>
                {name} ({learners})
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>What it is about</span>
        <input name="title" required maxLength={160} defaultValue={given.title} />
      </label>
      <div className="three">
        <label className="field">
          <span>Day</span>
          <input name="day" type="date" required defaultValue={given.day} />
        </label>
        <label className="field">
          <span>From</span>
          <input
            name="from"
            type="time"
            required
            value={times.from}
            onChange={({ target }) => setTimes({ ...times, from: target.value })}
          />
        </label>
        <label className="field">
          <span>Until</span>
          <input
            name="until"
            type="time"
            required
            value={times.until}
            aria-describedby="overnight"
            onChange={({ target }) => setTimes({ ...times, until: target.value })}
          />
        </label>
      </div>
      <p id="overnight" role="status" className="small dim">
        {overnight ? 'It ends on the day after.' : ''}
      </p>
      <label className="field">
        <span>Time zone of the place</span>
        <select name="timeZone" defaultValue={given.timeZone}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Place</span>
        <input name="place" maxLength={200} defaultValue={given.place ?? ''} placeholder="Lab 2, ground floor" />
      </label>
      <label className="field">
        <span>Link to join</span>
        <input name="link" type="url" maxLength={500} defaultValue={given.link ?? ''} placeholder="https://" />
      </label>
      <label className="field">
        <span>Seats</span>
        <span className="hint">Leave empty if there is room for everybody. Otherwise learners book a seat.</span>
        <input
          name="capacity"
          type="number"
          inputMode="numeric"
          min={1}
          max={10000}
          defaultValue={given.capacity ?? ''}
        />
      </label>
      <p ref={note} tabIndex={-1} role="alert" className={problem ? 'note bad mid under' : undefined}>
        {problem}
      </p>
      <div className="acts full">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Saving…' : change ? 'Save the changes' : 'Schedule it'}
        </button>
        <a className="btn quiet" href={change ? `/train/sessions/${change.session}` : '/train/sessions'}>
          Cancel
        </a>
      </div>
      <p className="small dim under">
        {change
          ? 'Everybody in the cohort is told what changed.'
          : 'Everybody in the cohort is told, and finds it on their home page.'}
      </p>
    </form>
  )
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
