'use client'
import type { KeyboardEvent } from 'react'
import { mayMerge, moveDown, moveUp, nestAt } from './correct-bar'
import { deeperUnder, higherUnder } from './nesting'
import { showPassage, wasRecognised, type ReadingState } from './use-reading'

/** The keys of the reading. They act only on events from inside it, never from a field or with a modifier held. */
export function useReadingKeys({ state, on, showKeys }: { state: ReadingState; on: boolean; showKeys: () => void }) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (target.closest('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && state.mode) {
      state.setMode(null)
      return
    }
    if (!on) return
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'k') state.step(key === 'j' ? 1 : -1)
    else if (key === 'n') nextDoubt(state)
    else if (event.key === '?') showKeys()
    else if (!state.parse.mayConfirm || state.busy || !correctBy(key, state, event.currentTarget)) return
    event.preventDefault()
  }
}

/** Whether the key did something. */
function correctBy(key: string, state: ReadingState, within: HTMLElement): boolean {
  const { segment, after, parse } = state
  if (key === 'z' && state.last) {
    void state.takeBack(state.last.id)
    return true
  }
  if (!segment || state.mode) return false
  switch (key) {
    case 't':
      within.querySelector<HTMLSelectElement>('.cwa-correct select')?.focus()
      return true
    case 'm':
      if (mayMerge(segment, after)) void state.correct({ do: 'merge', segments: [segment.key, after.key] })
      return true
    case 's':
      if (segment.kind !== 'table-row' && segment.kind !== 'figure') state.setMode('split')
      return true
    case 'u':
      void moveUp(state, segment)
      return true
    case 'd':
      void moveDown(state, segment)
      return true
    case 'i':
    case 'o': {
      const under = (key === 'i' ? deeperUnder : higherUnder)(parse.segments, segment)
      if (under !== undefined) void nestAt(state, segment, under)
      return true
    }
    case 'e':
      if (wasRecognised(parse, segment)) state.setMode('words')
      return true
    default:
      return false
  }
}

function nextDoubt({ parse, selected, select }: ReadingState): void {
  const order = new Map(parse.segments.map(({ key }, at) => [key, at]))
  const places = parse.doubts
    .flatMap(({ segment }) => (segment !== undefined && order.has(segment) ? [segment] : []))
    .sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
  const here = selected === null ? -1 : (order.get(selected) ?? -1)
  const next = places.find((key) => (order.get(key) ?? 0) > here) ?? places[0]
  if (next === undefined) return
  select(next)
  showPassage(next)
}
