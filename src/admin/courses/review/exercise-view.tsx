'use client'
import type { ReactNode } from 'react'
import { InlineText } from '@/player/inline-text'
import type { Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import type { Review } from '@/systems/courses/public'
import { ClauseMark } from '../../shared/clause-mark'
import { StateNode, toneOf } from '../../shared/state-node'
import { ClaimRow } from './claim-row'
import { DecisionPanel } from './decision-panel'
import { ExerciseKey } from './exercise-key'
import { citationsOf, marksOf, type Item } from './items'
import { useReviewContext } from './review-context'
import { RewriteMenu } from './rewrite/rewrite-menu'
import { counted, exerciseNames, shownExercise } from './words'

/** An exercise with its key and rationale, and the claims that make the key right. `title`: of where it stands. */
export function ExerciseView({ exercise, title }: { exercise: Exercise; title: string }) {
  const { state, citations, citation, openCitation } = useReviewContext()
  const item = state.items.find(
    (one): one is Extract<Item, { kind: 'exercise' }> => one.kind === 'exercise' && one.exercise.id === exercise.id,
  )
  if (!item) return null
  const selected = state.selected === item.id
  const shown = shownExercise(item)
  // A claim that no lesson states is looked at where an exercise uses it first.
  const own = claimsOfExercise(exercise).filter(
    (key) => !state.stated.has(key) && firstUse(state.review, key) === exercise.id,
  )
  const elsewhere = claimsOfExercise(exercise).filter((key) => !own.includes(key))
  return (
    <section
      className={`cwa-exercise cwa-rewritable${selected ? ` cwa-selected cwa-edge-${shown.node}` : ''}${shown.node === 'rejected' ? ' cwa-gone' : ''}`}
      data-cwa-item={item.id}
      aria-label={`Exercise: ${exercise.prompt}`}
    >
      <div className="cwa-claim">
        <StateNode name={shown.node} />
        <div className="cwa-claim-text">
          <p className="cwa-label">
            {exerciseNames[exercise.type] ?? exercise.type} · {counted(exercise.points, 'point')}
          </p>
          <button type="button" className="cwa-say" aria-expanded={selected} onClick={() => state.pick(item.id)}>
            <InlineText text={exercise.prompt} />
          </button>
          <ExerciseKey exercise={exercise} />
          {exercise.rationale && (
            <p className="cwa-rationale">
              <span className="cwa-label">Shown after answering: </span>
              <InlineText text={exercise.rationale} />
            </p>
          )}
          <p className={`cwa-state cwa-tone-${toneOf[shown.node]}`}>{shown.word}</p>
          <RestsOn keys={elsewhere} />
        </div>
        <span className="cwa-claim-marks">
          {marksOf(selected ? citations : citationsOf(item, state.items))
            .slice(0, 3)
            .map((one, at) => (
              <ClauseMark
                key={at}
                citation={one}
                support="supported"
                open={selected && one === citation}
                onOpen={() => {
                  if (!selected) state.pick(item.id)
                  openCitation(one)
                }}
              />
            ))}
        </span>
      </div>
      {selected && <DecisionPanel item={item} />}
      {own.map((key) => (
        <ClaimRow key={key} claimKey={key} />
      ))}
      <RewriteMenu part={{ kind: 'exercise', id: exercise.id }} title={title} />
    </section>
  )
}

function firstUse(review: Review, key: string): string | undefined {
  return exercisesOf(review.content).find((exercise) => claimsOfExercise(exercise).includes(key))?.id
}

function RestsOn({ keys }: { keys: string[] }): ReactNode {
  const { state } = useReviewContext()
  const items = state.items.filter((one) => one.kind === 'claim' && keys.includes(one.claim.key))
  if (items.length === 0) return null
  return (
    <details className="cwa-rests">
      <summary>Rests on {counted(items.length, 'claim')}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" className="cwa-link" onClick={() => state.pick(item.id)}>
              {item.kind === 'claim' ? item.claim.text : ''}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
