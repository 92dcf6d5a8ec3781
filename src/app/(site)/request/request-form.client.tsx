'use client'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { RequestFormSettings } from '@/systems/sales/public'
import { Captcha } from './captcha.client'
import { Check, Field, Select, type Mistakes } from './fields.client'
import { FileList, sendable, type ChosenFile } from './file-list.client'
import { missingIn } from './missing-in'
import { useScripted } from './use-scripted.client'
import { sendForm, type FormAnswer } from './send-form.client'

const languages = [
  ['en', 'English'],
  ['nl', 'Dutch'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
] as const

const deliveries = [
  ['portal', 'In the Coursewright portal', 'Nothing to install'],
  ['scorm-2004', 'SCORM 2004 package', 'For your own LMS'],
  ['scorm-1.2', 'SCORM 1.2 package', 'For an older LMS'],
  ['xapi', 'xAPI package', 'For an LRS'],
  ['cmi5', 'cmi5 package', 'For an LMS with an LRS'],
] as const

const labels: Record<string, string> = {
  files: 'Your SOPs',
  contactName: 'Your name',
  client: 'Organisation',
  contact: 'Work email',
  goal: 'What people must be able to do',
  audience: 'Who will be trained',
  deadline: 'Needed by',
  captcha: 'Confirmation',
}

type Standing = 'typing' | 'sending' | 'sent'

export function RequestForm({ settings }: { settings: RequestFormSettings }) {
  const form = useRef<HTMLFormElement>(null)
  const top = useRef<HTMLDivElement>(null)
  const opened = useRef(0)
  const stop = useRef<AbortController | null>(null)
  const scripted = useScripted()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [standing, setStanding] = useState<Standing>('typing')
  const [share, setShare] = useState(0)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => reopen(opened), [])
  const wrong = Object.entries(mistakes)
  const badFiles = files.filter(({ problem }) => problem)
  const problems = [
    ...badFiles.map(({ file }) => ({ field: 'files', text: `${labels.files}: ${file.name}` })),
    ...wrong.map(([field, text]) => ({ field, text: `${labels[field] ?? field}: ${text}` })),
  ]
  useEffect(() => {
    if (attempt === 0) return
    const [first] = problems
    if (problems.length === 1 && first) focusField(form.current, first.field)
    else top.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a try to send moves the focus, not every correction
  }, [attempt])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (standing !== 'typing' || !form.current) return
    setRefusal(null)
    const sent = new FormData(form.current)
    const missing = missingIn(sent)
    const good = sendable(files)
    setMistakes(missing)
    if (!good || Object.keys(missing).length > 0) {
      setAttempt(attempt + 1)
      return
    }
    setStanding('sending')
    setShare(0)
    sent.delete('files')
    for (const file of good) sent.append('files', file)
    const answer = await deliver(sent)
    if (answer.ok) {
      setStanding('sent')
      return
    }
    setStanding('typing')
    const ofFiles = answer.mistakes.filter(({ file }) => file !== undefined)
    setFiles(files.map((one) => ({ ...one, problem: ofFiles.find(({ file }) => file === one.file.name)?.message })))
    setMistakes(
      Object.fromEntries(
        answer.mistakes.filter(({ file }) => file === undefined).map((one) => [one.field, one.message]),
      ),
    )
    if (answer.mistakes.length === 0) setRefusal(answer.message)
    setAttempt(attempt + 1)
  }

  /** Nobody types this fast, but a browser that fills forms in may: the page waits in their place. */
  const deliver = async (sent: FormData, again = true): Promise<FormAnswer> => {
    await pause(settings.soonestMs + 500 - sinceThen(opened))
    stop.current = new AbortController()
    const answer = await sendForm({
      path: '/api/requests/submit',
      form: sent,
      onProgress: setShare,
      signal: stop.current.signal,
    })
    if (answer.ok || !answer.token || !again) return answer
    reopen(opened)
    sent.set('token', answer.token)
    return deliver(sent, false)
  }

  if (standing === 'sent') return <Sent />
  return (
    <form
      ref={form}
      action="/api/requests/submit"
      method="post"
      encType="multipart/form-data"
      // Without scripts the browser checks the fields itself.
      noValidate={scripted}
      onSubmit={(event) => void submit(event)}
    >
      <div ref={top} tabIndex={-1} className="summary" role={problems.length > 1 || refusal ? 'alert' : undefined}>
        {refusal && <p className="note bad">{refusal}</p>}
        {attempt > 0 && problems.length > 1 && (
          <div className="note bad">
            <p>
              <b>{problems.length} things need a correction</b>
            </p>
            <ul>
              {problems.map(({ field, text }) => (
                <li key={text}>
                  <a
                    href={`#field-${field}`}
                    onClick={(event) => {
                      event.preventDefault()
                      focusField(form.current, field)
                    }}
                  >
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <input type="hidden" name="token" value={settings.token} />
      <input type="hidden" name="organisation" value={settings.organisation.slug} />
      <p className="trap" aria-hidden="true">
        <label>
          Leave this empty
          <input name="reference_code" type="text" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <FileList
        files={files}
        onChange={setFiles}
        rules={settings}
        label={labels.files ?? ''}
        hint={`PDF, Word, PowerPoint, Excel, OpenDocument, HTML, Markdown or text, up to ${settings.maxMegabytes} MB together. Only your team and ours see them. You can send them later.`}
        problem={mistakes.files}
      />
      <div className="two">
        <Field name="contactName" label="Your name" autoComplete="name" required mistakes={mistakes} />
        <Field name="client" label="Organisation" autoComplete="organization" required mistakes={mistakes} />
      </div>
      <div className="two">
        <Field name="contact" label="Work email" type="email" autoComplete="email" required mistakes={mistakes} />
        <Select name="contactLanguage" label="We write to you in" options={languages} />
      </div>
      <Field
        name="goal"
        label="What must people be able to do?"
        hint="One or two sentences are enough."
        lines={3}
        required
        mistakes={mistakes}
      />
      <Field
        name="audience"
        label="Who will be trained?"
        hint="How many, and in which roles."
        lines={2}
        mistakes={mistakes}
      />
      <fieldset>
        <legend>Languages of the course</legend>
        <div className="chips">
          {languages.map(([value, label]) => (
            <Check key={value} name="languages" value={value} label={label} checked={value === 'en'} />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Where will people learn?</legend>
        <p className="hint">Choose all that apply. Leave it empty if you have not decided yet.</p>
        {deliveries.map(([value, label, hint]) => (
          <Check key={value} name="delivery" value={value} label={label} hint={hint} />
        ))}
      </fieldset>
      <Field name="deadline" label="Needed by" hint="Optional." type="date" narrow mistakes={mistakes} />
      {settings.captcha && <Captcha widget={settings.captcha} problem={mistakes.captcha} />}
      <div className="go">
        <button type="submit" className="btn pri" aria-disabled={standing === 'sending'}>
          {standing === 'sending' ? 'Sending …' : 'Send the request'}
        </button>
        {standing === 'sending' && files.length > 0 ? (
          <>
            <span role="status">
              {share < 1 ? `${Math.round(share * 100)} % of the files are sent` : 'Checking the files'}
            </span>
            <button type="button" className="btn" onClick={() => stop.current?.abort()}>
              Cancel
            </button>
          </>
        ) : (
          <span className="dim">No cost until you accept a quote</span>
        )}
      </div>
    </form>
  )
}

function Sent() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="panel sent">
      <h2 ref={heading} tabIndex={-1}>
        We have your request
      </h2>
      <p>
        A confirmation with a link to your status page is on its way to you. There you see how far we are, answer
        questions, and sign off the course.
      </p>
      <p className="dim">
        Nothing arrived after ten minutes? Look into the folder for unwanted mail, or send it again.
      </p>
    </div>
  )
}

const reopen = (opened: { current: number }): void => {
  opened.current = Date.now()
}
const sinceThen = ({ current }: { current: number }): number => Date.now() - current
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

function focusField(form: HTMLFormElement | null, field: string): void {
  form?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
}
