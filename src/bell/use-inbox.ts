'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { watchInbox } from './watch-inbox'

export type InboxItem = { id: number; subject: string; text: string; link: string | null; read: boolean; at: string }
type Inbox = { unread: number; items: InboxItem[]; more: number | null }

const away = 'The messages could not be loaded. Try again in a moment.'

/** The inbox of the person at the screen. `items` is null until `load` was called. */
export function useInbox() {
  const [unread, setUnread] = useState(0)
  const [items, setItems] = useState<InboxItem[] | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const opened = useRef(false)

  const load = useCallback(async () => {
    opened.current = true
    const inbox = await call<Inbox>('GET', '/api/notifications/inbox')
    setFailed(inbox ? null : away)
    if (!inbox) return
    setUnread(inbox.unread)
    setItems(inbox.items)
  }, [])

  useEffect(
    () =>
      watchInbox((state) => {
        setUnread(state.unread)
        // Nobody has looked yet: the list is loaded when they do.
        if (opened.current) void load()
      }),
    [load],
  )

  const markRead = useCallback(async (id: number) => {
    setItems((before) => before?.map((item) => (item.id === id ? { ...item, read: true } : item)) ?? null)
    await call('POST', `/api/notifications/${id}/read`)
  }, [])

  const markAllRead = useCallback(async () => {
    const done = await call('POST', '/api/notifications/read-all')
    if (!done) return setFailed(away)
    setUnread(0)
    setItems((before) => before?.map((item) => ({ ...item, read: true })) ?? null)
  }, [])

  return { unread, items, failed, load, markRead, markAllRead }
}

async function call<Answer>(method: 'GET' | 'POST', path: string): Promise<Answer | null> {
  // `keepalive`: a click on a message leaves the page.
  const reply = await fetch(path, { method, credentials: 'same-origin', keepalive: method === 'POST' }).catch(
    () => null,
  )
  return reply?.ok ? ((await reply.json().catch(() => null)) as Answer | null) : null
}
