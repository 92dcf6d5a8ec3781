'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useId, useState, type FormEvent } from 'react'
import type { AssignmentChoices, AssignmentPreview, CourseTraining, FoundPerson } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { callApi, CallError } from '../../shared/call-api'
import { endOfLocalDay, today } from './dates'
import { PeoplePicker } from './people-picker'
import { PreviewDialog } from './preview-dialog'
import { Ticks } from './ticks'

type Kind = 'people' | 'groups' | 'cohorts' | 'rule' | 'everybody'

const kinds: { kind: Kind; label: string; manage: boolean }[] = [
  { kind: 'people', label: 'People', manage: true },
  { kind: 'groups', label: 'Groups', manage: true },
  { kind: 'cohorts', label: 'Cohorts', manage: false },
  { kind: 'rule', label: 'Job role or site', manage: true },
  { kind: 'everybody', label: 'Everybody', manage: true },
]

/** To whom, until when and why; then a look at who that is, before anything happens. */
export function AssignForm({
  course,
  versions,
  choices,
  manage,
  onAssigned,
}: {
  course: number
  versions: CourseTraining['versions']
  choices: AssignmentChoices
  manage: boolean
  onAssigned: () => void
}) {
  const { config } = useConfig()
  const id = useId()
  const [kind, setKind] = useState<Kind>(manage ? 'people' : 'cohorts')
  const [people, setPeople] = useState<FoundPerson[]>([])
  const [ticked, setTicked] = useState<Record<string, string[]>>({ groups: [], cohorts: [], jobRoles: [], sites: [] })
  const [version, setVersion] = useState('')
  const [due, setDue] = useState<'none' | 'day' | 'days'>('none')
  const [day, setDay] = useState('')
  const [days, setDays] = useState('30')
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<AssignmentPreview | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const tick = (name: string) => (values: string[]) => setTicked({ ...ticked, [name]: values })
  const numbers = (name: string) => (ticked[name] ?? []).map(Number)
  const to = () => {
    switch (kind) {
      case 'people':
        return { target: kind, people: people.map((one) => one.id) }
      case 'groups':
        return { target: kind, groups: numbers('groups') }
      case 'cohorts':
        return { target: kind, cohorts: numbers('cohorts') }
      case 'rule':
        return { target: kind, jobRoles: ticked.jobRoles, sites: ticked.sites }
      case 'everybody':
        return { target: kind }
    }
  }
  const chosen = {
    people: people.length,
    groups: ticked.groups?.length ?? 0,
    cohorts: ticked.cohorts?.length ?? 0,
    rule: (ticked.jobRoles?.length ?? 0) + (ticked.sites?.length ?? 0),
    everybody: 1,
  }[kind]
  const wish = () => ({
    course,
    to: to(),
    ...(version ? { version: Number(version) } : {}),
    ...(due === 'day' ? { dueAt: endOfLocalDay(day) } : {}),
    ...(due === 'days' ? { dueInDays: Number(days) } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  })
  const send = async <Answer,>(path: string): Promise<Answer | null> => {
    setBusy(true)
    setError(null)
    try {
      return await callApi<Answer>({ path: `${config.routes.api}/assignments/${path}`, body: wish() })
    } catch (failure) {
      setError(failure instanceof CallError ? failure.message : 'Something went wrong. Try again.')
      return null
    } finally {
      setBusy(false)
    }
  }
  const look = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === 0) {
      setError(missing[kind])
      return
    }
    if (due === 'day' && !day) {
      setError('Choose the day on which it is due.')
      return
    }
    setPreview(await send<AssignmentPreview>('preview'))
  }
  const assign = async () => {
    const done = await send<{ enrolled: number; queued: boolean; people: number }>('assign')
    if (!done) return
    toast.success(
      done.queued
        ? `Assigned. ${done.people} people are being enrolled.`
        : `Assigned. ${done.enrolled} newly enrolled.`,
    )
    setPreview(null)
    setPeople([])
    onAssigned()
  }

  return (
    <form className="cwa-assign-form" onSubmit={(event) => void look(event)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Assign</h3>
      <fieldset className="cwa-segments">
        <legend>To</legend>
        {kinds
          .filter((one) => manage || !one.manage)
          .map((one) => (
            <label key={one.kind}>
              <input type="radio" name={`${id}-to`} checked={kind === one.kind} onChange={() => setKind(one.kind)} />
              <span>{one.label}</span>
            </label>
          ))}
      </fieldset>
      {kind === 'people' && <PeoplePicker chosen={people} onChange={setPeople} />}
      {kind === 'groups' && (
        <Ticks
          legend="Groups"
          options={choices.groups}
          chosen={ticked.groups}
          onChange={tick('groups')}
          empty="There are no groups yet. Make one under People, Groups."
        />
      )}
      {kind === 'cohorts' && (
        <Ticks
          legend="Cohorts"
          options={choices.cohorts}
          chosen={ticked.cohorts}
          onChange={tick('cohorts')}
          empty={
            manage ? 'There are no cohorts yet.' : 'You lead no cohort yet. A training manager makes you its trainer.'
          }
        />
      )}
      {kind === 'rule' && (
        <>
          <p className="cwa-hint">
            People who fit are enrolled now and whenever they join or change. With a job role and a site, both must fit.
          </p>
          <div className="cwa-assign-two">
            <Ticks
              legend="Job role"
              options={choices.jobRoles}
              chosen={ticked.jobRoles}
              onChange={tick('jobRoles')}
              empty="Nobody has a job role yet. It is set in a person's profile."
            />
            <Ticks
              legend="Site"
              options={choices.sites}
              chosen={ticked.sites}
              onChange={tick('sites')}
              empty="Nobody has a site yet. It is set in a person's profile."
            />
          </div>
        </>
      )}
      {kind === 'everybody' && (
        <p className="cwa-hint">{choices.everybody} people now, and everybody who joins later.</p>
      )}
      <div className="cwa-assign-two">
        <fieldset className="cwa-field cwa-due">
          <legend>Due</legend>
          <label>
            <input type="radio" name={`${id}-due`} checked={due === 'none'} onChange={() => setDue('none')} />
            <span>No date</span>
          </label>
          <label>
            <input type="radio" name={`${id}-due`} checked={due === 'day'} onChange={() => setDue('day')} />
            <span>On</span>
            <input
              type="date"
              aria-label="Due on"
              min={today()}
              value={day}
              onChange={(event) => {
                setDay(event.target.value)
                setDue('day')
              }}
            />
          </label>
          <label>
            <input type="radio" name={`${id}-due`} checked={due === 'days'} onChange={() => setDue('days')} />
            <span>After</span>
            <input
              type="number"
              aria-label="Days after being enrolled"
              min={1}
              max={3650}
              value={days}
              onChange={(event) => {
                setDays(event.target.value)
                setDue('days')
              }}
            />
            <span>days</span>
          </label>
          {due === 'day' && kind !== 'people' && (
            <p className="cwa-hint">Who comes under it after that day has 14 days.</p>
          )}
        </fieldset>
        <div className="cwa-field">
          <label htmlFor={`${id}-version`}>Version</label>
          <select id={`${id}-version`} value={version} onChange={(event) => setVersion(event.target.value)}>
            <option value="">The released one, whichever it is then</option>
            {versions
              .filter(({ state }) => state === 'released')
              .map((one) => (
                <option key={one.id} value={one.id}>
                  Always version {one.number}
                </option>
              ))}
          </select>
        </div>
      </div>
      <div className="cwa-field">
        <label htmlFor={`${id}-why`}>Why</label>
        <p className="cwa-hint" id={`${id}-why-hint`}>
          The people read it, for example: You start in the cold store on Monday.
        </p>
        <input
          id={`${id}-why`}
          type="text"
          maxLength={500}
          value={reason}
          aria-describedby={`${id}-why-hint`}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {error && !preview && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" type="submit" busy={busy}>
          See who that is
        </ActionButton>
      </div>
      {preview && (
        <PreviewDialog
          preview={preview}
          busy={busy}
          error={error}
          onAssign={() => void assign()}
          onClose={() => {
            setPreview(null)
            setError(null)
          }}
        />
      )}
    </form>
  )
}

const missing: Record<Kind, string> = {
  people: 'Choose at least one person.',
  groups: 'Choose at least one group.',
  cohorts: 'Choose at least one cohort.',
  rule: 'Choose at least one job role or site.',
  everybody: '',
}
