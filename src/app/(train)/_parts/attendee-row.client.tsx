'use client'

import { useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Attendee } from '@/systems/training/public'

export type Mark = Exclude<Attendee['state'], 'expected'>

export const words: Record<Mark, string> = {
  present: 'present',
  late: 'late',
  partial: 'there for a part',
  absent: 'absent',
  excused: 'excused',
}

const marks: { mark: Mark; label: string; tone: string }[] = [
  { mark: 'present', label: 'Present', tone: 'c-ok' },
  { mark: 'late', label: 'Late', tone: 'c-warn' },
  { mark: 'partial', label: 'Part', tone: 'c-warn' },
  { mark: 'absent', label: 'Absent', tone: 'c-bad' },
  { mark: 'excused', label: 'Excused', tone: 'dim2' },
]

const reasons = ['Tapped the wrong one', 'Came after all', 'Left early']

/**
 * One person and five buttons. One tap records; another one, once something is recorded, asks for the reason first. Between
 * the buttons of a person the arrow keys go left and right, to the next person the tab key.
 */
export function AttendeeRow({
  attendee,
  timeZone,
  seats,
  onlyExcused,
  record,
}: {
  attendee: Attendee
  timeZone: string
  seats: boolean
  onlyExcused: boolean
  record: (state: Mark, reason?: string) => Promise<boolean>
}) {
  const { name, state, confirmedAt, corrections } = attendee
  const [correcting, setCorrecting] = useState<Mark | null>(null)
  const [reachable, setReachable] = useState(0)
  const group = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = onlyExcused ? marks.filter(({ mark }) => mark === 'excused') : marks

  const choose = (mark: Mark) => {
    if (confirmedAt === null) void record(mark)
    else if (mark !== state) setCorrecting(mark)
    else setCorrecting(null)
  }
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (!step) return
    event.preventDefault()
    const next = (reachable + step + shown.length) % shown.length
    setReachable(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  const back = () => {
    setCorrecting(null)
    group.current?.querySelectorAll('button')[reachable]?.focus()
  }

  return (
    <li>
      <div>
        <p className="name" id={id}>
          {name}
        </p>
        <p className="small dim2">{standing(attendee, seats, timeZone)}</p>
      </div>
      <div className="marks" role="group" aria-labelledby={id} ref={group} onKeyDown={move}>
        {shown.map(({ mark, label, tone }, at) => (
          <button
            key={mark}
            type="button"
            className={tone}
            aria-pressed={state === mark}
            tabIndex={at === Math.min(reachable, shown.length - 1) ? 0 : -1}
            onFocus={() => setReachable(at)}
            onClick={() => choose(mark)}
          >
            {label}
          </button>
        ))}
      </div>
      {correcting ? (
        <Correction
          name={name}
          from={state}
          to={correcting}
          save={async (reason) => {
            if (await record(correcting, reason)) back()
          }}
          cancel={back}
        />
      ) : null}
      {corrections.length ? (
        <details className="plain more log">
          <summary>
            Corrected {corrections.length === 1 ? 'once' : `${corrections.length} times`}
            <span className="vh">: {name}</span>
          </summary>
          <ul>
            {corrections.map(({ from, to, byName, at, reason }) => (
              <li key={at}>
                {clock(at, timeZone, true)}, {byName}: {from} became {to}. “{reason}”
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}

function Correction({
  name,
  from,
  to,
  save,
  cancel,
}: {
  name: string
  from: Attendee['state']
  to: Mark
  save: (reason: string) => Promise<void>
  cancel: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <div
      className="more why"
      role="group"
      aria-label={`Correct ${name}`}
      onKeyDown={({ key }) => {
        if (key === 'Escape') cancel()
      }}
    >
      <p className="mid">
        Recorded as <b>{from}</b>. Why does it become <b>{to}</b>? The reason is kept.
      </p>
      <div className="chips">
        {reasons.map((one) => (
          <button key={one} type="button" className="btn" onClick={() => void save(one)}>
            {one}
          </button>
        ))}
      </div>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) void save(reason.trim())
        }}
      >
        <label className="field">
          <span>Another reason</span>
          <input
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            required
            maxLength={500}
            // The tap that opened this asked for it.
            autoFocus
          />
        </label>
        <button type="submit" className="btn pri">
          Correct it
        </button>
        <button type="button" className="btn quiet" onClick={cancel}>
          Leave it
        </button>
      </form>
    </div>
  )
}

/** As the clock shows it where the session takes place. */
function clock(iso: string, timeZone: string, withDay = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(withDay ? { day: 'numeric', month: 'short' } : {}),
  }).format(new Date(iso))
}

function standing(
  { state, via, claimedAt, confirmedAt, confirmedBy, seat, inCohort }: Attendee,
  seats: boolean,
  timeZone: string,
): string {
  const parts: string[] = []
  if (confirmedAt === 'pending') parts.push('saving…')
  else if (confirmedAt !== null)
    parts.push(`${state}, recorded by ${confirmedBy ?? 'a trainer'}${via === 'qr' ? ', scanned' : ''}`)
  else if (claimedAt !== null) parts.push(`scanned the code at ${clock(claimedAt, timeZone)}, not confirmed`)
  else parts.push('expected')
  if (seats && seat === 'waiting') parts.push('on the waiting list')
  if (seats && seat === 'none' && confirmedAt === null) parts.push('no seat booked')
  if (!inCohort) parts.push('no longer in the cohort')
  return parts.join(' · ')
}
