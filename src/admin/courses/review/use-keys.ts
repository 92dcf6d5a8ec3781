'use client'
import { useCallback, useSyncExternalStore, type KeyboardEvent } from 'react'
import { act, type Act } from './acts'
import { elementOf, isInView } from './in-view'
import type { ReviewState } from './use-review'

const stored = 'coursewright.review-keys'
const listeners = new Set<() => void>()

/** Whether single keys decide. Remembered on this device. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(stored) !== 'off',
    () => true,
  )
  const set = useCallback((next: boolean) => {
    localStorage.setItem(stored, next ? 'on' : 'off')
    for (const listener of listeners) listener()
  }, [])
  return [on, set]
}

const acts: Record<string, Act> = { a: 'accept', e: 'edit', r: 'reject', c: 'comment', u: 'use' }

/** The keys of the review. They act only on events from inside it, never from a field or with a modifier held. */
export function useKeys({
  state,
  on,
  showKeys,
  rewrite,
}: {
  state: ReviewState
  on: boolean
  showKeys: () => void
  rewrite: () => void
}) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (
      target.closest('input, textarea, select, [contenteditable], dialog') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    if (event.key === 'Escape' && state.mode) {
      state.setMode(null)
      return
    }
    if (!on) return
    const key = event.key.toLowerCase()
    const what = acts[key]
    const touches = what !== undefined || 'jkw'.includes(key)
    if (touches && isUnseen(event.currentTarget, state)) state.pick(state.selected)
    else if (key === 'j' || key === 'k') state.step(key === 'j' ? 1 : -1)
    else if (event.key === '?') showKeys()
    else if (key === 'w') rewrite()
    else if (what && state.item) act(state, state.item, what)
    else return
    event.preventDefault()
  }
}

/** What the screen selected by itself and has not shown yet: the first key shows it, so that nobody decides on it unread. */
function isUnseen(root: Element, { selected, picks }: ReviewState): boolean {
  const element = selected !== null && picks === 0 ? elementOf(root, selected) : null
  return element !== null && !isInView(element)
}
