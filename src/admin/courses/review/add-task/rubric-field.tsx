'use client'
import { ActionButton } from '../../../shared/action-button'
import { newCriterion, type Criterion } from './task'

const most = 6

/** Criteria by levels, each with its points. */
export function RubricField({ rubric, onChange }: { rubric: Criterion[]; onChange: (rubric: Criterion[]) => void }) {
  const change = (at: number, next: Partial<Criterion>) =>
    onChange(rubric.map((one, index) => (index === at ? { ...one, ...next } : one)))
  const add = () => onChange([...rubric, newCriterion(`criterion-${Date.now().toString(36)}`)])
  return (
    <>
      {rubric.map((one, at) => (
        <fieldset key={one.id} className="cwa-criterion">
          <legend>Criterion {at + 1}</legend>
          <div className="cwa-row">
            <input
              type="text"
              aria-label={`Criterion ${at + 1}: what is looked at`}
              placeholder="What is looked at, e.g. “Names the moment”"
              value={one.criterion}
              onChange={(event) => change(at, { criterion: event.target.value })}
            />
            {rubric.length > 1 && (
              <ActionButton onClick={() => onChange(rubric.filter((_, index) => index !== at))}>Remove</ActionButton>
            )}
          </div>
          {one.levels.map((level, rank) => {
            const set = (next: Partial<typeof level>) =>
              change(at, { levels: one.levels.map((other, index) => (index === rank ? { ...other, ...next } : other)) })
            return (
              <div key={rank} className="cwa-level">
                <input
                  type="text"
                  inputMode="decimal"
                  aria-label={`Points of level ${rank + 1}`}
                  value={level.points}
                  onChange={(event) => set({ points: event.target.value })}
                />
                <input
                  type="text"
                  aria-label={`Level ${rank + 1} in words`}
                  value={level.text}
                  onChange={(event) => set({ text: event.target.value })}
                />
              </div>
            )
          })}
          <div className="cwa-row">
            {one.levels.length < most && (
              <button
                type="button"
                className="cwa-link"
                onClick={() => change(at, { levels: [...one.levels, { points: String(one.levels.length), text: '' }] })}
              >
                Add a level
              </button>
            )}
            {one.levels.length > 2 && (
              <button
                type="button"
                className="cwa-link"
                onClick={() => change(at, { levels: one.levels.slice(0, -1) })}
              >
                Remove the last level
              </button>
            )}
          </div>
        </fieldset>
      ))}
      <ActionButton onClick={add}>Add a criterion</ActionButton>
    </>
  )
}
