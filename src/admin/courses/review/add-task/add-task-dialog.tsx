'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../../shared/action-button'
import { Dialog } from '../../../shared/dialog'
import { useReviewContext } from '../review-context'
import { ClaimsPicker } from './claims-picker'
import { RubricField } from './rubric-field'
import { exerciseOf, newCriterion, taskWords, whatIsMissing, type Task } from './task'
import './add-task.css'

const empty: Task = { type: 'free-text', prompt: '', claims: [], critical: [], rubric: [newCriterion('criterion-1')] }

/** An author adds what a program cannot mark: a text, a proof, or work that a trainer watches. */
export function AddTaskDialog({ onClose }: { onClose: () => void }) {
  const { state } = useReviewContext()
  const [task, setTask] = useState(empty)
  const id = useId()
  const set = (next: Partial<Task>) => setTask((now) => ({ ...now, ...next }))
  const claims = state.review.claims.filter((claim) => claim.state !== 'rejected')
  const words = taskWords[task.type]
  const textOf = (key: string) => claims.find((claim) => claim.key === key)?.text ?? key
  return (
    <Dialog title="Add a task that a trainer judges" onClose={onClose}>
      <fieldset className="cwa-field">
        <legend>How it is shown</legend>
        {(Object.keys(taskWords) as Task['type'][]).map((type) => (
          <label key={type} className="cwa-option">
            <input type="radio" name={id} checked={task.type === type} onChange={() => set({ type })} />
            <span>
              <b>{taskWords[type].title}</b>
              <br />
              <span className="cwa-quiet">{taskWords[type].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="cwa-field">
        <label htmlFor={`${id}-prompt`}>{words.prompt}</label>
        <textarea id={`${id}-prompt`} value={task.prompt} onChange={(event) => set({ prompt: event.target.value })} />
      </div>
      <fieldset className="cwa-field">
        <legend>{words.claims}</legend>
        <ClaimsPicker
          claims={claims}
          chosen={task.claims}
          onChange={(chosen) => set({ claims: chosen })}
          {...(task.type === 'checklist'
            ? { critical: { keys: task.critical, onChange: (critical) => set({ critical }) } }
            : {})}
        />
      </fieldset>
      {task.type !== 'checklist' && (
        <fieldset className="cwa-field">
          <legend>Rubric: points and what they are given for</legend>
          <RubricField rubric={task.rubric} onChange={(rubric) => set({ rubric })} />
        </fieldset>
      )}
      {state.dialogError && (
        <p className="cwa-error" role="alert">
          {state.dialogError}
        </p>
      )}
      <p className="cwa-quiet">
        It goes to the end of the assessment. A reviewer decides on it like on every question.
      </p>
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={whatIsMissing(task) ?? undefined}
          describedBy={`${id}-missing`}
          onClick={() => void state.addExercise(exerciseOf(task, textOf)).then((added) => added && onClose())}
        >
          Add to the assessment
        </ActionButton>
        <ActionButton onClick={onClose}>Cancel</ActionButton>
      </div>
      <p className="cwa-quiet" id={`${id}-missing`}>
        {whatIsMissing(task) ? `${whatIsMissing(task)}.` : ''}
      </p>
    </Dialog>
  )
}
