'use client'

import { useRef, useState, type FormEvent, type ReactNode } from 'react'

/** What came of it: a sentence to show, or nothing where the page goes on by itself. */
export type Outcome = string | undefined

/** A form that sends its fields and says beside its button what came of it. */
export function AccountForm({
  send,
  submit,
  busy: busyText = 'One moment…',
  quiet = false,
  children,
}: {
  send: (fields: Record<string, string>, form: HTMLFormElement) => Promise<Outcome>
  submit: string
  busy?: string
  /** Not the one thing to do on this page. */
  quiet?: boolean
  children?: ReactNode
}) {
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const note = useRef<HTMLParagraphElement>(null)

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    setBusy(true)
    setSaid(null)
    try {
      const text = await send(fields, form)
      if (text) setSaid({ text, bad: false })
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : 'This could not be done. Try again.', bad: true })
    }
    setBusy(false)
    note.current?.focus()
  }

  return (
    <form className="account-form" method="post" onSubmit={(event) => void onSubmit(event)}>
      {children}
      <p
        ref={note}
        tabIndex={-1}
        role={said?.bad ? 'alert' : 'status'}
        className={said ? `note mid${said.bad ? ' bad' : ''}` : undefined}
      >
        {said?.text}
      </p>
      <button type="submit" className={quiet ? 'btn' : 'btn pri'} aria-disabled={busy}>
        {busy ? busyText : submit}
      </button>
    </form>
  )
}
