'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { since } from '@/bell/since'
import { watchInbox } from '@/bell/watch-inbox'
import { request } from '../../../_parts/request.client'

type Item = { id: number; subject: string; text: string; link: string | null; read: boolean; at: string }
type Inbox = { unread: number; items: Item[]; more: number | null }

/** Everything that was told, newest first, live. */
export function InboxList({ first }: { first: Inbox }) {
  const [{ unread, items, more }, setInbox] = useState(first)
  const [unreadOnly, setUnreadOnly] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const newest = useRef(first.items[0]?.id ?? 0)

  const act = useCallback(async (work: () => Promise<void>) => {
    setFailed(null)
    try {
      await work()
    } catch (error) {
      setFailed((error as Error).message)
    }
  }, [])

  useEffect(
    () =>
      watchInbox((state) => {
        setInbox((before) => ({ ...before, unread: state.unread }))
        if (state.newest <= newest.current) return
        void act(async () => {
          const latest = await request<Inbox>('GET', '/api/notifications/inbox')
          newest.current = latest.items[0]?.id ?? newest.current
          setInbox((before) => ({
            ...before,
            unread: latest.unread,
            items: [...latest.items.filter(({ id }) => id > (before.items[0]?.id ?? 0)), ...before.items],
          }))
        })
      }),
    [act],
  )

  const mark = (item: Item, read: boolean) =>
    act(async () => {
      await request('POST', `/api/notifications/${item.id}/read`, { read })
      setInbox((before) => ({
        ...before,
        unread: before.unread + (read ? -1 : 1),
        items: before.items.map((one) => (one.id === item.id ? { ...one, read } : one)),
      }))
    })
  const markAll = () =>
    act(async () => {
      await request('POST', '/api/notifications/read-all')
      setInbox((before) => ({ ...before, unread: 0, items: before.items.map((one) => ({ ...one, read: true })) }))
    })
  const older = () =>
    act(async () => {
      const next = await request<Inbox>('GET', `/api/notifications/inbox?before=${more}`)
      setInbox((before) => ({ ...next, items: [...before.items, ...next.items] }))
    })

  const shown = unreadOnly ? items.filter(({ read }) => !read) : items
  return (
    <>
      <div className="inbox-bar">
        <p role="status" className="mid dim2">
          {unread === 0 ? 'Everything is read.' : unread === 1 ? 'One is unread.' : `${unread} are unread.`}
        </p>
        <label className="inbox-filter mid">
          <input type="checkbox" checked={unreadOnly} onChange={({ target }) => setUnreadOnly(target.checked)} />
          Unread only
        </label>
        {unread > 0 ? (
          <button type="button" className="btn" onClick={() => void markAll()}>
            Mark all as read
          </button>
        ) : null}
      </div>
      {failed ? (
        <p role="alert" className="note bad mid">
          {failed}
        </p>
      ) : null}
      {shown.length === 0 ? (
        <p className="empty">
          {unreadOnly && items.length > 0
            ? 'Nothing unread among these.'
            : 'Nothing yet. Courses you are put on, results, sessions and what else concerns you will appear here.'}
        </p>
      ) : null}
      <ul className="inbox">
        {shown.map((item) => (
          <li key={item.id} data-read={item.read}>
            <div>
              <h2>
                {item.read ? null : <span className="inbox-new">New</span>}
                {item.link ? (
                  <a href={item.link} onClick={() => void (item.read ? null : mark(item, true))}>
                    {item.subject}
                  </a>
                ) : (
                  item.subject
                )}
              </h2>
              <p className="mid dim2">{item.text}</p>
              <p className="small dim">
                <time dateTime={item.at} suppressHydrationWarning>
                  {since(item.at)}
                </time>
              </p>
            </div>
            <button
              type="button"
              className="btn quiet"
              onClick={() => void mark(item, !item.read)}
              aria-label={`Mark as ${item.read ? 'unread' : 'read'}: ${item.subject}`}
            >
              Mark as {item.read ? 'unread' : 'read'}
            </button>
          </li>
        ))}
      </ul>
      {more ? (
        <p className="go">
          <button type="button" className="btn" onClick={() => void older()}>
            Show older messages
          </button>
        </p>
      ) : null}
    </>
  )
}
