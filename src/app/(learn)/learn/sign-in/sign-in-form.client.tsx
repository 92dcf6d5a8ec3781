'use client'

import { useRef, useState, type FormEvent } from 'react'
import { signInMessage } from './sign-in-message'

/** Signs in at Payload's own endpoint, where the limits on guessing are. */
export function SignInForm({ next }: { next: string }) {
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const note = useRef<HTMLParagraphElement>(null)

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const reply = await fetch('/api/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: form.get('email'), password: form.get('password') }),
    }).catch(() => null)
    if (reply?.ok) {
      // A whole new page: nothing of a visitor's page is kept for the person.
      window.location.assign(next)
      return
    }
    setBusy(false)
    setMessage(signInMessage(reply))
    note.current?.focus()
  }

  return (
    <form method="post" onSubmit={(event) => void signIn(event)}>
      <label className="field">
        <span>Email</span>
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          aria-invalid={message !== null}
          aria-describedby="why"
        />
      </label>
      <label className="field">
        <span>Password</span>
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={message !== null}
          aria-describedby="why"
        />
      </label>
      <p id="why" ref={note} tabIndex={-1} role="alert" className={message ? 'note bad mid' : undefined}>
        {message}
      </p>
      <button type="submit" className="btn pri" aria-disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
      <p className="small dim" style={{ marginTop: 20 }}>
        No account, or the password is lost? Your training manager gives you a new one.
      </p>
    </form>
  )
}
