'use client'
import { Button } from '@payloadcms/ui'
import type { MouseEvent, ReactNode } from 'react'

/** Payload's button with our sizes. `shortcut` is shown and announced; `why` keeps it focusable while it cannot be used. */
export function ActionButton({
  children,
  onClick,
  look = 'secondary',
  type = 'button',
  shortcut,
  busy = false,
  why,
  href,
  describedBy,
}: {
  children: ReactNode
  onClick?: (event: MouseEvent) => void
  look?: 'primary' | 'secondary' | 'transparent'
  type?: 'button' | 'submit'
  shortcut?: string | undefined
  busy?: boolean
  /** Why it cannot be used now; it stays reachable so that the reason can be read. */
  why?: string | undefined
  href?: string
  describedBy?: string
}) {
  const off = busy || why !== undefined
  return (
    <Button
      className="cwa-btn"
      buttonStyle={look}
      size="medium"
      margin={false}
      type={type}
      {...(href ? { el: 'link' as const, to: href } : {})}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.(event)
      }}
      extraButtonProps={{
        'aria-disabled': off || undefined,
        'aria-busy': busy || undefined,
        'aria-keyshortcuts': shortcut,
        'aria-describedby': describedBy,
        title: why,
      }}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </Button>
  )
}
