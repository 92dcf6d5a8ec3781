'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Attendee, Recorded } from '@/systems/training/public'
import { request } from '../../(learn)/_parts/request.client'
import { AttendeeRow, words, type Mark } from './attendee-row.client'

type Show = 'all' | 'open' | 'claimed'
type Local = Recorded | { pending: Mark }

/** Everybody who is expected, with one button for each thing that can be said of them. */
export function AttendanceList({
  session,
  timeZone,
  attendees,
  seats,
  watching,
  onlyExcused,
}: {
  session: number
  timeZone: string
  attendees: Attendee[]
  /** Seats are booked here. */
  seats: boolean
  /** Codes are being scanned: the page looks for claims by itself. */
  watching: boolean
  /** Too early for anything but excuses. */
  onlyExcused: boolean
}) {
  const router = useRouter()
  const [local, setLocal] = useState<Record<number, Local>>({})
  const [show, setShow] = useState<Show>('all')
  const [search, setSearch] = useState('')
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [confirming, setConfirming] = useState(false)

  useEffect(() => {
    if (!watching) return
    const timer = setInterval(() => router.refresh(), WATCH_EVERY)
    return () => clearInterval(timer)
  }, [watching, router])

  const people = attendees.map((one) => withLocal(one, local[one.learner]))
  const claimed = people.filter(isClaim)
  const open = people.filter(({ confirmedAt }) => confirmedAt === null)
  const shown = people
    .filter((one) => (show === 'claimed' ? isClaim(one) : show === 'open' ? one.confirmedAt === null : true))
    .filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))

  const keep = (learner: number, value: Local | undefined) =>
    setLocal((before) => {
      const { [learner]: _old, ...others } = before
      return value ? { ...others, [learner]: value } : others
    })

  const record = async (person: Attendee, state: Mark, reason?: string): Promise<boolean> => {
    const before = local[person.learner]
    keep(person.learner, { pending: state })
    setProblem(null)
    try {
      const recorded = await request<Recorded>('POST', `/api/sessions/${session}/attendance`, {
        learner: person.learner,
        state,
        ...(reason ? { reason } : {}),
      })
      keep(person.learner, recorded)
      setSaid(`${person.name}: ${words[state]}`)
      return true
    } catch (error) {
      keep(person.learner, before)
      setProblem(`${person.name} was not recorded. ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }

  const confirmAll = async () => {
    if (confirming) return
    setConfirming(true)
    setProblem(null)
    try {
      const { confirmed } = await request<{ confirmed: number[] }>('POST', `/api/sessions/${session}/confirm`, {
        learners: claimed.map(({ learner }) => learner),
      })
      setSaid(`${confirmed.length} confirmed as present`)
      setShow('all')
      router.refresh()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setConfirming(false)
  }

  return (
    <>
      <div className="tools">
        <div className="chosen" role="group" aria-label="Show">
          <Choice chosen={show === 'all'} choose={() => setShow('all')} text={`All ${people.length}`} />
          <Choice chosen={show === 'open'} choose={() => setShow('open')} text={`To record ${open.length}`} />
          {claimed.length || show === 'claimed' ? (
            <Choice chosen={show === 'claimed'} choose={() => setShow('claimed')} text={`Scanned ${claimed.length}`} />
          ) : null}
        </div>
        {people.length > 12 ? (
          <label className="field grow">
            <span>Find a learner</span>
            <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} maxLength={100} />
          </label>
        ) : null}
        {claimed.length > 1 ? (
          <button type="button" className="btn pri" aria-disabled={confirming} onClick={() => void confirmAll()}>
            Confirm all {claimed.length} who scanned
          </button>
        ) : null}
      </div>
      <p className="vh" role="status">
        {said}
      </p>
      <p role="alert" className={problem ? 'note bad mid' : undefined}>
        {problem}
      </p>
      <ul className="people">
        {shown.map((one) => (
          <AttendeeRow
            key={one.learner}
            attendee={one}
            timeZone={timeZone}
            seats={seats}
            onlyExcused={onlyExcused}
            record={(state, reason) => record(one, state, reason)}
          />
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className="empty">{search ? `Nobody here is called “${search}”.` : 'Everybody is recorded.'}</p>
      ) : null}
    </>
  )
}

const WATCH_EVERY = 10_000

function Choice({ chosen, choose, text }: { chosen: boolean; choose: () => void; text: string }) {
  return (
    <button type="button" className="btn" aria-pressed={chosen} onClick={choose}>
      {text}
    </button>
  )
}

const isClaim = ({ claimedAt, confirmedAt }: Attendee): boolean => claimedAt !== null && confirmedAt === null

/** What was tapped here counts until the server tells of something later. */
function withLocal(attendee: Attendee, local: Local | undefined): Attendee {
  if (!local) return attendee
  if ('pending' in local) return { ...attendee, state: local.pending, confirmedAt: attendee.confirmedAt ?? 'pending' }
  if (attendee.confirmedAt !== null && attendee.confirmedAt >= local.confirmedAt) return attendee
  const { state, corrections, confirmedAt } = local
  return { ...attendee, state, corrections, confirmedAt, confirmedBy: 'you' }
}
