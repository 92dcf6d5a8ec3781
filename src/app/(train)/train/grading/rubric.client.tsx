'use client'

import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { GradingSheet, SheetExercise } from '@/systems/training/public'
import { CriterionField } from './criterion.client'
import { OtherPoints } from './other-points.client'
import { PassageBelow } from './passage-below.client'
import { sumsOf, useGrading, type Choice } from './use-grading.client'

const nothing: Choice = { level: null, comment: '', confirmed: false }

/** The rubric of one answer. Single keys act only while it has focus, never in a field, and can be switched off. */
export function Rubric({
  sheet,
  exercise,
  closed,
  onConfirmed,
  children,
}: {
  sheet: GradingSheet
  exercise: SheetExercise
  closed: boolean
  onConfirmed(confirmed: boolean): void
  children: React.ReactNode
}) {
  const { draft, kept, saving, change, choose } = useGrading({ attempt: sheet.attempt.id, exercise })
  const [here, setHere] = useState(() => firstOpen(exercise, draft.choices))
  const [keys, setKeys] = useState(true)
  const section = useRef<HTMLElement>(null)
  const comment = useRef<HTMLTextAreaElement>(null)
  const { rubric } = exercise
  const criterion = rubric[here]
  const choice = (criterion && draft.choices[criterion.id]) ?? nothing
  const sums = sumsOf(exercise, draft)
  const passages = `/api/attempts/${sheet.attempt.id}/grading/passages`
  const elsewhere = exercise.others.find(({ state }) => state !== 'proposed')
  const waitsForSecond =
    (draft.secondWanted || exercise.others.some(({ secondWanted }) => secondWanted)) &&
    !exercise.others.some(({ points }) => points !== null)
  const shut = closed || elsewhere !== undefined
  const confirmed = kept !== null && kept.state !== 'proposed'
  const settled = confirmed || elsewhere !== undefined
  useEffect(() => onConfirmed(settled), [onConfirmed, settled])

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rubric.length - 1, to))
    setHere(next)
    section.current
      ?.querySelectorAll<HTMLElement>('[data-criterion]')
      [next]?.querySelector<HTMLElement>('input:checked, input')
      ?.focus()
  }
  const confirm = () => {
    if (shut || waitsForSecond || !criterion || choice.level === null || choice.confirmed) return
    const next = rubric.findIndex(({ id }, at) => at !== here && !draft.choices[id]?.confirmed)
    void choose(criterion.id, { confirmed: true })
    if (next >= 0) go(next)
  }
  const onKey = (event: KeyboardEvent) => {
    const typing =
      event.target instanceof Element && event.target.matches('textarea, [type="text"], [type="number"], summary')
    if (!keys || typing || event.ctrlKey || event.metaKey || event.altKey) return
    const pressing = event.target instanceof Element && event.target.matches('button, a')
    const key = event.key.toLowerCase()
    if (key === 'enter' && !pressing) confirm()
    else if (key === 'j') go(here + 1)
    else if (key === 'k') go(here - 1)
    else if (key === 'f') comment.current?.focus()
    else if (/^\d$/.test(key) && criterion && !shut) {
      const level = levelFor(criterion, Number(key))
      if (level >= 0) void choose(criterion.id, { level, confirmed: false })
    } else return
    event.preventDefault()
  }

  return (
    <section className="rub" aria-label="Rubric" ref={section} onKeyDown={onKey}>
      <h2>Rubric</h2>
      <p className="mid dim">
        All {exercise.maxPoints} points of the rubric count as {exercise.points} in the assessment. Course version{' '}
        {sheet.version.number}, {Object.values(sheet.sources).join(', ')}
      </p>
      {elsewhere && (
        <p className="note">
          {elsewhere.grader.name} has confirmed this: {elsewhere.points} of {elsewhere.maxPoints}.
        </p>
      )}
      {exercise.citations.slice(0, 3).map((citation, at) => (
        <PassageBelow key={at} citation={citation} path={passages} />
      ))}
      {rubric.map((one, at) => (
        <CriterionField
          key={one.id}
          criterion={one}
          number={at + 1}
          choice={draft.choices[one.id] ?? nothing}
          others={exercise.others}
          current={at === here && !shut}
          closed={shut}
          passages={passages}
          onHere={() => setHere(at)}
          onChoose={(level) => void choose(one.id, { level, confirmed: false })}
          onComment={(text) => void choose(one.id, { comment: text }, { keep: false })}
          onCommentDone={() => void choose(one.id, {})}
        />
      ))}
      <label className="field feedback">
        <span>Feedback to the learner</span>
        <textarea
          ref={comment}
          rows={3}
          maxLength={4000}
          value={draft.comment}
          disabled={shut}
          onChange={(event) => {
            const text = event.currentTarget.value
            void change((before) => ({ ...before, comment: text }), { keep: false })
          }}
          onBlur={() => void change((before) => before)}
        />
      </label>
      <OtherPoints
        exercise={exercise}
        override={draft.override}
        closed={shut}
        onSave={(override) => change((before) => ({ ...before, override }))}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.secondWanted}
          disabled={shut}
          onChange={(event) => {
            const { checked } = event.currentTarget
            void change((before) => ({ ...before, secondWanted: checked }))
          }}
        />
        Ask for a second grader
      </label>
      {waitsForSecond && (
        <p className="note warn">
          A second grader was asked for and has not graded this yet. Your proposal is kept; afterwards one of you
          confirms.
        </p>
      )}
      <p className="sum">
        <b>{sums.confirmed} confirmed</b>{' '}
        <span className="dim">
          {sums.proposed > 0 ? `+ ${sums.proposed} proposed, ` : ''}of {exercise.maxPoints}
          {sums.open > 0 ? ` · ${sums.open} without a level` : ''}
          {kept?.override !== null && kept?.override !== undefined ? ` · ${kept.override} by your own reason` : ''}
        </span>
      </p>
      <p className="said-so" role="status">
        {saving === 'saving' ? 'Saving …' : saving === 'saved' ? (kept ? 'Saved' : '') : null}
      </p>
      {typeof saving === 'object' && (
        <p className="note bad" role="alert">
          {saving.failed}
        </p>
      )}
      <div className="row acts">
        {!shut && (
          <button
            type="button"
            className={confirmed ? 'btn' : 'btn pri'}
            aria-disabled={choice.level === null || choice.confirmed || waitsForSecond}
            onClick={confirm}
          >
            {rubric.length === 1 ? 'Confirm' : `Confirm criterion ${here + 1}`} {keys && <kbd>Enter</kbd>}
          </button>
        )}
        {children}
      </div>
      <p className="keys">
        {keys && (
          <>
            <kbd>0</kbd>–<kbd>9</kbd> set a level, <kbd>J</kbd> <kbd>K</kbd> criterion, <kbd>F</kbd> feedback to the
            learner.{' '}
          </>
        )}
        <button type="button" className="plain" aria-pressed={keys} onClick={() => setKeys(!keys)}>
          {keys ? 'Switch the keys off' : 'Switch the keys on'}
        </button>
      </p>
    </section>
  )
}

/** By its points; where no level has them, by its place. */
function levelFor({ levels }: SheetExercise['rubric'][number], digit: number): number {
  const byPoints = levels.findIndex(({ points }) => points === digit)
  return byPoints >= 0 ? byPoints : digit < levels.length ? digit : -1
}

function firstOpen({ rubric }: SheetExercise, choices: Record<string, Choice>): number {
  return Math.max(
    0,
    rubric.findIndex(({ id }) => !choices[id]?.confirmed),
  )
}
