'use client'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { PartRef } from '@/systems/courses/public'
import { useRewriteContext } from './rewrite-context'
import { partWord, wishesFor, wishWords } from './wishes'

/** A small menu on a part of the course: what its author can have written instead. Arrow keys move, Escape closes. */
export function RewriteMenu({ part, title, label }: { part: PartRef; title: string; label?: string }) {
  const shared = useRewriteContext()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open])
  if (!shared) return null
  const waiting = shared.rewrites.of(part).length
  const choose = (wish: string | null) => {
    setOpen(false)
    button.current?.focus()
    shared.open(part, title, wish)
  }
  const entries: [string, string | null][] = [
    ...(waiting > 0
      ? [[`Look at ${waiting === 1 ? 'the proposal' : `${waiting} proposals`}`, null] as [string, null]]
      : []),
    ...wishesFor(part).map((wish): [string, string] => [wishWords[wish], wish]),
    ['Say what to change …', 'words'],
  ]
  return (
    <div
      className={`cwa-rewrite-menu${open ? ' cwa-open' : ''}${waiting > 0 ? ' cwa-waiting' : ''}`}
      ref={root}
      onKeyDown={(event) => {
        if (event.target === button.current && !open) return
        // The keys of the review do nothing while a menu is open.
        event.stopPropagation()
        if (event.key === 'Escape') {
          setOpen(false)
          button.current?.focus()
        } else if (event.key === 'Tab') setOpen(false)
        else move(event, root.current)
      }}
    >
      <button
        type="button"
        className="cwa-rewrite-button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Pen />
        {label ?? 'Rewrite'}
        {waiting > 0 && (
          <b>
            {waiting}
            <span className="cwa-hidden"> proposed</span>
          </b>
        )}
        {label === undefined && <span className="cwa-hidden"> this {partWord[part.kind]}</span>}
      </button>
      {open && (
        <div role="menu" id={id} aria-label={`Rewrite this ${partWord[part.kind]}`} className="cwa-rewrite-list">
          {entries.map(([words, wish]) => (
            <button key={words} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(wish)}>
              {words}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function move(event: KeyboardEvent, root: HTMLElement | null) {
  const items = [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const steps: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const to = steps[event.key]
  if (to === undefined) return
  event.preventDefault()
  items[to]?.focus()
}

function Pen() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
    >
      <path d="M3 13l.6-3L10.8 2.8l2.4 2.4L6 12.4 3 13zM9.4 4.2l2.4 2.4" strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  )
}
