'use client'
import type { Segment } from '@/systems/sops/model'
import { ActionButton } from '../../shared/action-button'
import { choiceOf, nameOfType, typeChoices } from './kinds'
import { deeperUnder, higherUnder } from './nesting'
import { SplitPicker } from './split-picker'
import { wasRecognised, type ReadingState } from './use-reading'
import { WordsEditor } from './words-editor'

/** What can be put right about the selected passage. */
export function CorrectBar({ state, segment }: { state: ReadingState; segment: Segment }) {
  const { parse, mode, busy, before, after } = state
  if (mode === 'split') {
    return (
      <SplitPicker
        text={segment.text}
        busy={busy}
        onSplit={(at) => void state.correct({ do: 'split', segment: segment.key, at })}
        onCancel={() => state.setMode(null)}
      />
    )
  }
  if (mode === 'words') {
    return (
      <WordsEditor
        segment={segment}
        busy={busy}
        onSave={(words) => void state.correct({ do: 'text', segment: segment.key, ...words })}
        onCancel={() => state.setMode(null)}
      />
    )
  }
  const choice = choiceOf(segment)
  const row = segment.kind === 'table-row'
  const [inward, outward] = [deeperUnder(parse.segments, segment), higherUnder(parse.segments, segment)]
  return (
    <div className="cwa-correct" role="group" aria-label="Correct this passage">
      {segment.kind !== 'figure' && (
        <label className="cwa-type">
          <span>Type</span>
          <select
            value={choice}
            disabled={busy}
            onChange={(event) => {
              const wanted = typeChoices.find(({ value }) => value === event.target.value)
              if (!wanted) return
              const { kind, level, severity } = wanted
              void state.correct({
                do: 'type',
                segment: segment.key,
                kind,
                ...(level === undefined ? {} : { level }),
                ...(severity === undefined ? {} : { severity }),
              })
            }}
          >
            {typeChoices.every(({ value }) => value !== choice) && (
              <option value={choice}>{nameOfType(segment)}</option>
            )}
            {typeChoices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {mayMerge(segment, after) && (
        <ActionButton
          shortcut="M"
          busy={busy}
          onClick={() => void state.correct({ do: 'merge', segments: [segment.key, after.key] })}
        >
          Merge with next
        </ActionButton>
      )}
      {!row && segment.kind !== 'figure' && (
        <ActionButton shortcut="S" busy={busy} onClick={() => state.setMode('split')}>
          Split
        </ActionButton>
      )}
      {before && (
        <ActionButton shortcut="U" busy={busy} onClick={() => void moveUp(state, segment)}>
          Up
        </ActionButton>
      )}
      {after && (
        <ActionButton shortcut="D" busy={busy} onClick={() => void moveDown(state, segment)}>
          Down
        </ActionButton>
      )}
      {inward !== undefined && (
        <ActionButton shortcut="I" busy={busy} onClick={() => void nestAt(state, segment, inward)}>
          Deeper
        </ActionButton>
      )}
      {outward !== undefined && (
        <ActionButton shortcut="O" busy={busy} onClick={() => void nestAt(state, segment, outward)}>
          Less deep
        </ActionButton>
      )}
      {wasRecognised(parse, segment) && (
        <>
          <ActionButton shortcut="E" busy={busy} onClick={() => state.setMode('words')}>
            Correct the words
          </ActionButton>
          <ActionButton
            look="transparent"
            busy={busy}
            onClick={() => void state.correct({ do: 'drop', segment: segment.key })}
          >
            Not part of the text
          </ActionButton>
        </>
      )}
    </div>
  )
}

/** It belongs to another passage, or to none. */
export const nestAt = ({ correct }: ReadingState, segment: Segment, under: string | null): Promise<void> =>
  correct({ do: 'nest', segment: segment.key, under })

export const mayMerge = (segment: Segment, next: Segment | null): next is Segment =>
  next !== null &&
  segment.kind !== 'figure' &&
  next.kind !== 'figure' &&
  (segment.kind === 'table-row') === (next.kind === 'table-row') &&
  (segment.kind !== 'table-row' || segment.table === next.table)

/** One place up, with what is nested in it: past the whole of what stands before it. */
export function moveUp({ parse, before, correct }: ReadingState, segment: Segment): Promise<void> | undefined {
  if (!before) return undefined
  const at = parse.segments.indexOf(before)
  return correct({ do: 'order', segment: segment.key, after: parse.segments[at - 1]?.key ?? null })
}

/** One place down: what is nested in it comes along, so the next place is behind the first passage that is not. */
export function moveDown({ parse, correct }: ReadingState, segment: Segment): Promise<void> | undefined {
  const family = new Set([segment.key])
  let at = parse.segments.indexOf(segment) + 1
  for (let one = parse.segments[at]; one?.parent !== undefined && family.has(one.parent); one = parse.segments[at]) {
    family.add(one.key)
    at += 1
  }
  const next = parse.segments[at]
  return next ? correct({ do: 'order', segment: segment.key, after: next.key }) : undefined
}
