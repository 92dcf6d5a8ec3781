'use client'

import type { SheetExercise } from '@/systems/training/public'
import { Tick } from './marks'
import { PassageBelow } from './passage-below.client'
import type { Choice } from './use-grading.client'

type Criterion = SheetExercise['rubric'][number]

/** One line of a rubric: what counts, why, the levels, and what was given. Dashed: proposed. Solid: confirmed. */
export function CriterionField({
  criterion,
  number,
  choice,
  others,
  current,
  closed,
  passages,
  onChoose,
  onComment,
  onCommentDone,
  onHere,
}: {
  criterion: Criterion
  number: number
  choice: Choice
  others: SheetExercise['others']
  /** The one that the keys act on. */
  current: boolean
  /** Nothing can be changed any more. */
  closed: boolean
  passages: string
  onChoose(level: number): void
  onComment(text: string): void
  onCommentDone(): void
  onHere(): void
}) {
  const { id, levels, citations } = criterion
  const state = choice.confirmed ? 'conf' : choice.level === null ? 'open' : 'prop'
  return (
    <fieldset
      className={`cr ${state}${current ? ' now' : ''}`}
      data-criterion={id}
      onFocus={onHere}
      aria-current={current ? 'true' : undefined}
    >
      <legend>
        {number}. {criterion.criterion}
      </legend>
      {citations.slice(0, 2).map((citation, at) => (
        <PassageBelow key={at} citation={citation} path={passages} />
      ))}
      <div className="lv">
        {levels.map(({ points, text }, level) => (
          <label key={level} className={choice.level === level ? 'on' : undefined}>
            <input
              type="radio"
              name={`level-${id}`}
              checked={choice.level === level}
              disabled={closed}
              onChange={() => onChoose(level)}
            />
            <b>
              {points}
              <span className="vh"> {points === 1 ? 'point' : 'points'}: </span>
            </b>
            <span>{text}</span>
          </label>
        ))}
      </div>
      <p className="sg">
        {choice.confirmed ? (
          <span className="st c-ok">
            <Tick /> Confirmed by you
          </span>
        ) : choice.level === null ? (
          <span>No level chosen</span>
        ) : (
          <b className="dim2">Proposed {levels[choice.level]?.points}</b>
        )}
        {others.map(({ grader, levels: given, id: row }) => {
          const points = levels[given[id]?.level ?? -1]?.points
          if (points === undefined) return null
          const differs = choice.level !== null && given[id]?.level !== choice.level
          return (
            <span key={row} className={differs ? 'st c-warn' : undefined}>
              {grader.name}: {points}
              {differs ? ', differs from yours' : ''}
              {given[id]?.comment ? `, “${given[id].comment}”` : ''}
            </span>
          )
        })}
      </p>
      <details className="note-to" open={choice.comment !== '' || undefined}>
        <summary>Comment on this criterion</summary>
        <textarea
          aria-label={`Comment on criterion ${number}, for the learner`}
          rows={2}
          maxLength={4000}
          value={choice.comment}
          disabled={closed}
          onChange={(event) => onComment(event.currentTarget.value)}
          onBlur={onCommentDone}
        />
      </details>
    </fieldset>
  )
}
