'use client'
import { useEffect, useRef } from 'react'
import { clauseOf } from '@/player/clause'
import { StateNode } from '../../shared/state-node'
import type { Item } from './items'
import { useReviewContext } from './review-context'
import { exerciseNames, shownClaim, shownExercise } from './words'

/** The claims and exercises of the filter, gravest first, or lesson by lesson. */
export function Queue() {
  const { state } = useReviewContext()
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (state.picks > 0) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [state.selected, state.picks])
  return (
    <nav className="cwa-queue" aria-label="Claims and exercises to look at" ref={list}>
      {state.groups.map((group) => (
        <section key={group.id}>
          <h3 className="cwa-label">
            {group.title} · {group.items.length}
          </h3>
          <ul>
            {group.items.map((item) => (
              <li key={item.id}>
                <Entry item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {state.groups.length === 0 && <p className="cwa-empty">{emptyWords(state)}</p>}
    </nav>
  )
}

function Entry({ item }: { item: Item }) {
  const { state } = useReviewContext()
  const shown = item.kind === 'claim' ? shownClaim(item.claim) : shownExercise(item)
  const text = item.kind === 'claim' ? item.claim.text : item.exercise.prompt
  const places =
    item.kind === 'claim'
      ? [...new Set(item.claim.citations.map((citation) => clauseOf(citation).label))]
      : [exerciseNames[item.exercise.type]]
  return (
    <button
      type="button"
      className="cwa-entry"
      aria-current={state.selected === item.id || undefined}
      onClick={() => state.pick(item.id)}
    >
      <StateNode name={shown.node} {...(shown.tone ? { tone: shown.tone } : {})} />
      <span>
        <span className="cwa-hidden">{shown.word}: </span>
        {text.length > 110 ? `${text.slice(0, 106).trimEnd()}…` : text}
      </span>
      <small>
        {places.slice(0, 2).join(', ')}
        {item.comments > 0 && ` · ${item.comments} comment${item.comments === 1 ? '' : 's'}`}
      </small>
    </button>
  )
}

function emptyWords(state: ReturnType<typeof useReviewContext>['state']): string {
  switch (state.filter) {
    case 'look':
      return state.counts.undecided > 0
        ? `Nothing needs a look first. ${state.counts.undecided} undecided.`
        : 'Everything is decided.'
    case 'undecided':
      return 'Everything is decided.'
    case 'comments':
      return 'No open comment.'
    case 'all':
      return 'This course has no claims.'
  }
}
