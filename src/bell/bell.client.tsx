'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { since } from './since'
import { useInbox } from './use-inbox'
import './bell.css'

/** How many messages are unread, and the last ten; live. `all`: the page with all of them. */
export function Bell({ all }: { all: string }) {
  const [open, setOpen] = useState(false)
  const { unread, items, failed, load, markRead, markAllRead } = useInbox()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useId()

  useEffect(() => {
    if (!open) return
    void load()
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      document.removeEventListener('keydown', escape)
    }
  }, [open, load])

  const label = unread === 0 ? 'Messages' : unread === 1 ? 'Messages, one unread' : `Messages, ${unread} unread`
  return (
    <div className="bell" ref={root}>
      <button
        type="button"
        ref={button}
        className="bell-button"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
          <path
            d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 6H4s2-1 2-6M10 19.5a2.2 2.2 0 0 0 4 0"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {unread > 0 ? (
          <span className="bell-count" aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </button>
      <span className="bell-said" role="status">
        {unread > 0 ? label : ''}
      </span>
      <div id={panel} className="bell-panel" role="region" aria-label="Latest messages" hidden={!open}>
        <header>
          <b>Messages</b>
          {unread > 0 ? (
            <button type="button" className="bell-act" onClick={() => void markAllRead()}>
              Mark all as read
            </button>
          ) : null}
        </header>
        {failed ? (
          <p className="bell-note" role="alert">
            {failed}
          </p>
        ) : null}
        {items === null && !failed ? <p className="bell-note">Loading…</p> : null}
        {items?.length === 0 ? <p className="bell-note">Nothing yet. What concerns you will appear here.</p> : null}
        <ul>
          {items?.map((item) => (
            <li key={item.id} data-read={item.read}>
              <a href={item.link ?? all} onClick={() => void markRead(item.id)}>
                <span className="bell-subject">
                  {item.read ? null : <span className="bell-dot" aria-label="Unread:" role="img" />}
                  {item.subject}
                </span>
                <span className="bell-text">{item.text}</span>
                <time dateTime={item.at}>{since(item.at)}</time>
              </a>
            </li>
          ))}
        </ul>
        <footer>
          <a href={all}>All messages</a>
          <a href="/learn/settings/notifications">Choose what you are told</a>
        </footer>
      </div>
    </div>
  )
}
