'use client'

import { useState } from 'react'

/** Ends the session on the server, so that the cookie is worth nothing afterwards, wherever it was copied to. */
export function SignOut() {
  const [failed, setFailed] = useState(false)
  const signOut = async () => {
    const reply = await fetch('/api/users/logout', { method: 'POST' }).catch(() => null)
    // 400: nobody was signed in any more, which is what was wanted.
    if (reply?.ok || reply?.status === 400) {
      const answer = (await reply.json().catch(() => null)) as { signOutUrl?: string | null } | null
      // Who came from the company's provider is signed out there as well.
      window.location.assign(answer?.signOutUrl ?? '/learn/sign-in')
    } else setFailed(true)
  }
  return (
    <>
      <button type="button" className="btn" onClick={() => void signOut()}>
        Sign out
      </button>
      {failed ? (
        <p role="alert" className="small c-bad">
          You are still signed in: the server could not be reached. Try again.
        </p>
      ) : null}
    </>
  )
}
