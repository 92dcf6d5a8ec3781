'use client'

import { useEffect } from 'react'

/**
 * Goes on from a page of ours: the browser counts a redirect as coming from where the person came from (a mail, the
 * company's provider), and what comes from elsewhere is not let into the admin.
 */
export function GoOn({ to }: { to: string }) {
  useEffect(() => window.location.replace(to), [to])
  return (
    <p className="mid">
      You are signed in. <a href={to}>Go on</a>
    </p>
  )
}
