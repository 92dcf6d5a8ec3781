'use client'

import { useCallback, useRef, useState } from 'react'
import type { GradingRow, SheetExercise } from '@/systems/training/public'
import { request } from '../../../(learn)/_parts/request.client'

export type Choice = { level: number | null; comment: string; confirmed: boolean }
export type Override = { points: string; reason: string }
export type Draft = {
  choices: Record<string, Choice>
  comment: string
  override: Override | null
  secondWanted: boolean
}

export type Saving = 'saved' | 'saving' | { failed: string }

/**
 * What a grader gives for one answer. Every change is sent, one after the other, so that nothing is lost when the page is
 * left; a criterion counts once it is confirmed.
 */
export function useGrading({ attempt, exercise }: { attempt: number; exercise: SheetExercise }) {
  const [draft, setDraft] = useState(() => draftOf(exercise))
  const [kept, setKept] = useState<GradingRow | null>(exercise.mine)
  const [saving, setSaving] = useState<Saving>('saved')
  const revision = useRef(exercise.mine?.revision ?? 0)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  // Two changes of one moment (leaving a field by pressing a button) must see each other.
  const latest = useRef(draft)
  const sent = useRef(JSON.stringify(bodyOf(draft)))

  const send = useCallback(
    (next: Draft): Promise<boolean> => {
      const body = bodyOf(next)
      const text = JSON.stringify(body)
      if (text === sent.current) return Promise.resolve(true)
      sent.current = text
      setSaving('saving')
      const asked = line.current.then(() =>
        request<GradingRow>('POST', `/api/attempts/${attempt}/grade`, {
          exercise: exercise.id,
          ...body,
          revision: revision.current,
        }),
      )
      const settled = asked.then(
        (row) => {
          revision.current = row.revision
          setKept(row)
          setSaving('saved')
          return true
        },
        (error: unknown) => {
          sent.current = ''
          setSaving({ failed: error instanceof Error ? error.message : 'It could not be kept. Try again.' })
          return false
        },
      )
      line.current = settled
      return settled
    },
    [attempt, exercise.id],
  )

  /** Takes a change over; `keep`: and sends it. */
  const change = useCallback(
    (update: (before: Draft) => Draft, { keep = true } = {}): Promise<boolean> => {
      const next = update(latest.current)
      latest.current = next
      setDraft(next)
      return keep ? send(next) : Promise.resolve(true)
    },
    [send],
  )

  const choose = (id: string, choice: Partial<Choice>, options?: { keep: boolean }) =>
    change((before) => {
      const now = before.choices[id] ?? { level: null, comment: '', confirmed: false }
      return { ...before, choices: { ...before.choices, [id]: { ...now, ...choice } } }
    }, options)

  return { draft, kept, saving, change, choose }
}

export type Grading = ReturnType<typeof useGrading>

function draftOf({ rubric, mine }: SheetExercise): Draft {
  const choices = rubric.map(({ id }): [string, Choice] => {
    const given = mine?.levels[id]
    return [id, { level: given?.level ?? null, comment: given?.comment ?? '', confirmed: given?.confirmed ?? false }]
  })
  const { override = null, overrideReason } = mine ?? {}
  return {
    choices: Object.fromEntries(choices),
    comment: mine?.comment ?? '',
    override: override === null ? null : { points: String(override), reason: overrideReason ?? '' },
    secondWanted: mine?.secondWanted ?? false,
  }
}

function bodyOf({ choices, comment, override, secondWanted }: Draft) {
  const levels = Object.entries(choices).flatMap(([id, { level, comment, confirmed }]) =>
    level === null ? [] : [[id, { level, comment, confirmed }] as const],
  )
  const points = Number(override?.points.replace(',', '.'))
  return {
    levels: Object.fromEntries(levels),
    comment,
    override: override && override.points.trim() !== '' ? { points, reason: override.reason } : null,
    secondWanted,
  }
}

/** Of the rubric: what is confirmed, and what is only proposed. */
export function sumsOf(
  { rubric }: SheetExercise,
  { choices }: Draft,
): { confirmed: number; proposed: number; open: number } {
  const sums = { confirmed: 0, proposed: 0, open: 0 }
  for (const { id, levels } of rubric) {
    const choice = choices[id]
    const points = levels[choice?.level ?? -1]?.points
    if (points === undefined) sums.open += 1
    else sums[choice?.confirmed ? 'confirmed' : 'proposed'] += points
  }
  return sums
}
