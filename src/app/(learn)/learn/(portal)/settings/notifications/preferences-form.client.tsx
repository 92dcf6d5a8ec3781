'use client'

import { useState, type FormEvent } from 'react'
import type { PreferenceForm } from '@/systems/notifications/public'
import { request } from '../../../../_parts/request.client'

const channelWords = { 'in-app': 'Here', email: 'Mail', sms: 'SMS' } as const
type ChannelName = keyof typeof channelWords
type Rows = PreferenceForm['kinds']

/** Which kinds come by which way, when to be left alone, and whether mail is gathered. */
export function PreferencesForm({ form }: { form: PreferenceForm }) {
  const [rows, setRows] = useState<Rows>(form.kinds)
  const [quiet, setQuiet] = useState(form.choices.quiet !== null)
  const [from, setFrom] = useState(form.choices.quiet?.from ?? '22:00')
  const [until, setUntil] = useState(form.choices.quiet?.until ?? '07:00')
  const [digest, setDigest] = useState(form.choices.digest)
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null)
  const [busy, setBusy] = useState(false)

  const set = (kind: string, channel: ChannelName, on: boolean) => {
    setSaid(null)
    setRows((before) =>
      before.map((row) =>
        row.kind === kind
          ? { ...row, channels: row.channels.map((one) => (one.name === channel ? { ...one, on } : one)) }
          : row,
      ),
    )
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const wanted = Object.fromEntries(
        rows
          .filter(({ always }) => !always)
          .map(({ kind, channels }) => [kind, Object.fromEntries(channels.map(({ name, on }) => [name, on]))]),
      )
      await request('POST', '/api/preferences/mine', { wanted, quiet: quiet ? { from, until } : null, digest })
      setSaid({ ok: true, text: 'Saved. It holds from the next message on.' })
    } catch (error) {
      setSaid({ ok: false, text: (error as Error).message })
    } finally {
      setBusy(false)
    }
  }

  const shown = (Object.keys(channelWords) as ChannelName[]).filter((name) =>
    rows.some((row) => row.channels.some((channel) => channel.name === name)),
  )
  return (
    <form className="prefs" onSubmit={(event) => void save(event)}>
      <section aria-labelledby="prefs-kinds">
        <h2 id="prefs-kinds">What, and where</h2>
        {form.unreachable.sms && shown.includes('sms') ? (
          <p className="small dim" id="prefs-sms">
            SMS: {form.unreachable.sms}
          </p>
        ) : null}
        <div className="prefs-rows">
          {rows.map((row) => (
            <fieldset key={row.kind}>
              <legend>
                {row.label}
                {row.always ? (
                  <span className="small dim"> Always sent, because your account or a record depends on it.</span>
                ) : null}
              </legend>
              <div className="prefs-ways">
                {shown.map((name) => {
                  const channel = row.channels.find((one) => one.name === name)
                  if (!channel) return <span key={name} className="prefs-none" />
                  const away = name === 'sms' ? form.unreachable.sms : undefined
                  const fixed = row.always && name !== 'sms'
                  return (
                    <label key={name}>
                      <input
                        type="checkbox"
                        checked={fixed || (channel.on && !away)}
                        disabled={fixed || away !== undefined}
                        aria-describedby={away ? 'prefs-sms' : undefined}
                        onChange={({ target }) => set(row.kind, name, target.checked)}
                      />
                      {channelWords[name]}
                    </label>
                  )
                })}
              </div>
            </fieldset>
          ))}
        </div>
      </section>
      <section aria-labelledby="prefs-when">
        <h2 id="prefs-when">When</h2>
        <fieldset className="prefs-choice">
          <legend>Mail</legend>
          {(
            [
              ['off', 'One mail for each thing, as it happens'],
              ['daily', 'One summary a day, at eight in the morning'],
              ['weekly', 'One summary a week, on Monday morning'],
            ] as const
          ).map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="digest"
                checked={digest === value}
                onChange={() => (setDigest(value), setSaid(null))}
              />
              {label}
            </label>
          ))}
          <p className="small dim">What cannot wait, such as a session that is called off, still comes at once.</p>
        </fieldset>
        <fieldset className="prefs-choice">
          <legend>Quiet hours</legend>
          <label>
            <input
              type="checkbox"
              checked={quiet}
              onChange={({ target }) => (setQuiet(target.checked), setSaid(null))}
            />
            No mail and no SMS while I sleep
          </label>
          {quiet ? (
            <div className="prefs-times">
              <label>
                From
                <input type="time" required value={from} onChange={({ target }) => setFrom(target.value)} />
              </label>
              <label>
                until
                <input type="time" required value={until} onChange={({ target }) => setUntil(target.value)} />
              </label>
              <p className="small dim">On your clock, {form.timeZone}. What comes meanwhile is sent when they end.</p>
            </div>
          ) : null}
        </fieldset>
      </section>
      <p className="go">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          Save
        </button>
        <span role="status" className={said?.ok === false ? 'mid c-bad' : 'mid c-ok'}>
          {said?.text}
        </span>
      </p>
    </form>
  )
}
