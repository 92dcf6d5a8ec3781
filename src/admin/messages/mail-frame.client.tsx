'use client'
import { useState } from 'react'

/** A mail in a frame in which nothing runs and nothing is loaded. Its links lead out of it, into a new tab. */
export function MailFrame({ html }: { html: string }) {
  const [height, setHeight] = useState(420)
  const framed = html.replace('<head>', '<head><base target="_blank">')
  return (
    <iframe
      title="The mail as it looks"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={framed}
      style={{ height }}
      // Without scripts in it the frame cannot tell its height; same-origin lets us look.
      onLoad={({ currentTarget }) => setHeight(currentTarget.contentDocument?.documentElement.scrollHeight ?? 420)}
    />
  )
}
