'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Review, ReviewClaim } from '@/systems/courses/public'
import { callApi, CallError } from '../../shared/call-api'
import { counts, groupsOf, itemsOf, orderOf, shownClaims, statedInLessons, type Filter, type Item } from './items'
import { isOut } from './words'

/** What is being typed or confirmed under the selected item. */
export type Mode = 'edit' | 'accept' | 'reject' | 'comment' | null
export type Conflict = { id: string; message: string; current: ReviewClaim }

type Decided = { claim: ReviewClaim; exercises: string[]; voided: number }

export type ReviewState = ReturnType<typeof useReview>

/** The state of the review screen: what there is, what is selected, and every command a reviewer has. */
export function useReview(initial: Review) {
  const { config } = useConfig()
  const router = useRouter()
  const base = `${config.routes.api}/courses/${initial.course.id}`
  const [review, setReview] = useState(initial)
  const [filter, setFilter] = useState<Filter>(() =>
    isOut(initial.course.state) ? 'all' : counts(itemsOf(initial)).look > 0 ? 'look' : 'undecided',
  )
  const items = useMemo(() => itemsOf(review), [review])
  const groups = useMemo(() => groupsOf({ items, filter, review }), [items, filter, review])
  const [selected, select] = useState<string | null>(() => firstOf(initial))
  // How often something was chosen: what is selected at first was chosen by nobody, and the screen opens at its head.
  const [picks, setPicks] = useState(0)
  const [mode, setMode] = useState<Mode>(null)
  const [draft, setDraft] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [dialogError, setDialogError] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [said, say] = useState('')
  const refreshing = useRef<AbortController | null>(null)
  const item = items.find((one) => one.id === selected) ?? null

  const refresh = useCallback(async () => {
    refreshing.current?.abort()
    const controller = new AbortController()
    refreshing.current = controller
    try {
      const next = await callApi<Review>({ path: `${base}/review`, method: 'GET', signal: controller.signal })
      if (!controller.signal.aborted) setReview(next)
    } catch (failure) {
      if (!controller.signal.aborted) setError(wordsOf(failure))
    }
  }, [base])
  useEffect(() => () => refreshing.current?.abort(), [])

  /** Runs a command; what went wrong is said where it was asked for, and nothing typed is lost. */
  const run = useCallback(
    async <Answer>(
      work: () => Promise<Answer>,
      done?: (answer: Answer) => void,
      complain = setError,
    ): Promise<boolean> => {
      setBusy(true)
      complain(null)
      try {
        const answer = await work()
        done?.(answer)
        // Not waited for: the next decision need not.
        void refresh()
        return true
      } catch (failure) {
        complain(wordsOf(failure))
        return false
      } finally {
        setBusy(false)
      }
    },
    [refresh],
  )

  const pick = useCallback((id: string | null) => {
    select(id)
    setPicks((before) => before + 1)
    setMode(null)
    setDraft('')
    setError(null)
  }, [])

  const step = useCallback(
    (by: 1 | -1) => {
      const order = orderOf(groups)
      if (order.length === 0) return
      const at = selected === null ? -1 : order.indexOf(selected)
      pick(order[at < 0 ? 0 : Math.max(0, Math.min(order.length - 1, at + by))] ?? null)
    },
    [groups, selected, pick],
  )

  /** After a decision: the next one of the queue, so that a reviewer need not go looking. */
  const advance = useCallback(() => {
    const order = orderOf(groups)
    const at = selected === null ? -1 : order.indexOf(selected)
    const next = order[at + 1] ?? order[at - 1] ?? null
    if (next && next !== selected) pick(next)
    else setMode(null)
  }, [groups, selected, pick])

  const decide = useCallback(
    async (
      target: Item,
      decision: 'accept' | 'reject' | 'edit',
      { text, reason, suggestion }: { text?: string; reason?: string; suggestion?: number } = {},
    ) => {
      setConflict(null)
      const done = { accept: 'Accepted', reject: 'Rejected', edit: 'Changed' }[decision]
      if (target.kind === 'exercise') {
        const body = {
          exercise: target.exercise.id,
          decision: decision === 'accept' ? 'accepted' : 'rejected',
          ...(reason ? { reason } : {}),
        }
        if (await run(() => callApi({ path: `${base}/exercises`, body }))) {
          say(`${done}.`)
          advance()
        }
        return
      }
      const { claim } = target
      const body = {
        decision,
        expected: claim.updatedAt,
        ...(reason ? { reason } : {}),
        ...(text ? { text } : {}),
        ...(suggestion ? { suggestion } : {}),
      }
      const changed = (failure: unknown) => {
        if (!(failure instanceof CallError) || failure.code !== 'course.claim-changed') return
        const { current } = failure.detail as { current: ReviewClaim }
        setConflict({ id: target.id, message: failure.message, current })
      }
      const path = `${config.routes.api}/claims/${claim.id}/decide`
      const ok = await run(
        () =>
          callApi<Decided>({ path, body }).catch((failure: unknown) => {
            changed(failure)
            throw failure
          }),
        ({ claim: now, voided }) => {
          setReview((before) => ({
            ...before,
            claims: before.claims.map((one) =>
              one.id === now.id ? { ...one, ...now, citations: one.citations } : one,
            ),
          }))
          if (voided > 0) toast.warning('The approval was taken back: the course is in review again.')
          say(
            `${done}.${decision === 'edit' && now.support !== 'supported' ? ' The passage does not fully support the new words.' : ''}`,
          )
          if (decision === 'edit' && now.support !== 'supported') setMode(null)
          else advance()
        },
      )
      if (!ok) await refresh()
    },
    [advance, base, config.routes.api, refresh, run],
  )

  return {
    review,
    items,
    /** Keys of the claims that lessons state, besides those that only exercises use. */
    stated: useMemo(() => statedInLessons(review), [review]),
    /** Keys of the claims whose own words stand in some block. */
    shown: useMemo(() => shownClaims(review), [review]),
    groups,
    filter,
    setFilter,
    counts: useMemo(() => counts(items), [items]),
    item,
    selected,
    picks,
    pick,
    step,
    mode,
    setMode,
    draft,
    setDraft,
    busy,
    error,
    setError,
    /** What a dialog's command was refused with. */
    dialogError,
    setDialogError,
    conflict,
    setConflict,
    said,
    refresh,
    decide,
    comment: (target: Item | null, text: string) =>
      run(
        () => callApi({ path: `${base}/comments`, body: { text, ...(target ? { claimKey: keyOf(target) } : {}) } }),
        () => {
          setMode(null)
          setDraft('')
          say('Comment added.')
        },
        target ? setError : setDialogError,
      ),
    suggest: (target: Item, suggestedText: string, text: string) =>
      run(
        () => callApi({ path: `${base}/suggestions`, body: { claimKey: keyOf(target), suggestedText, text } }),
        () => {
          setMode(null)
          setDraft('')
          toast.success('Suggested to the author. You can still approve this course alone.')
        },
      ),
    resolve: (id: number) => run(() => callApi({ path: `${config.routes.api}/comments/${id}/resolve` })),
    acceptSupported: (lesson: string) =>
      run(
        () =>
          callApi<{ claims: number[]; exercises: string[] }>({ path: `${base}/accept-supported`, body: { lesson } }),
        ({ claims, exercises }) => {
          const words = `${claims.length} claims and ${exercises.length} exercises accepted.`
          toast.success(words)
          say(words)
        },
      ),
    addExercise: (exercise: Record<string, unknown>) =>
      run(
        () => callApi<{ exercise: string }>({ path: `${base}/exercises/add`, body: exercise }),
        ({ exercise }) => {
          toast.success('Added to the assessment.')
          pick(`exercise:${exercise}`)
        },
        setDialogError,
      ),
    addFigure: (figure: { after: string; source: string; name: string; caption: string }) =>
      run(
        () => callApi<{ voided: number }>({ path: `${base}/figures/add`, body: figure }),
        ({ voided }) => {
          toast.success('The figure was added. A reviewer decides on its caption.')
          if (voided > 0) toast.warning('The approval was taken back: the course is in review again.')
        },
        setDialogError,
      ),
    submit: () =>
      run(
        () => callApi({ path: `${base}/submit` }),
        () => router.refresh(),
      ),
    sendBack: (comment: string) =>
      run(
        () => callApi({ path: `${base}/request-changes`, body: { comment } }),
        () => {
          toast.success('Sent back to the author.')
          router.refresh()
        },
        setDialogError,
      ),
    sign: (body: { password: string; meaning: string; contentHash: string }) =>
      run(
        () => callApi<{ state: string; needsSecondSigner: boolean }>({ path: `${base}/approve`, body }),
        ({ needsSecondSigner }) => {
          toast.success(
            needsSecondSigner
              ? 'Signed. Somebody who edited nothing has to sign as well.'
              : 'Signed. The course is approved and can be published.',
          )
          router.refresh()
        },
        setDialogError,
      ),
  }
}

/** What comments and suggestions name an item by. */
export function keyOf(item: Item): string {
  return item.kind === 'claim' ? item.claim.key : `exercise:${item.exercise.id}`
}

function firstOf(review: Review): string | null {
  const items = itemsOf(review)
  const look = orderOf(groupsOf({ items, filter: 'look', review }))
  return look[0] ?? orderOf(groupsOf({ items, filter: 'undecided', review }))[0] ?? items[0]?.id ?? null
}

function wordsOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : 'Something went wrong. Reload the page and try again.'
}
