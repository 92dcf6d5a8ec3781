'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import type { Doubt, Segment } from '@/systems/sops/model'
import type { Correction, ParseView } from '@/systems/sops/public'
import { callApi, CallError } from '../../shared/call-api'
import type { ParseToCheck } from './load-parse'

/** What is going on at the selected passage: where to part it, or which words it should have. */
export type Mode = 'split' | 'words' | null

const done: Record<Correction['do'], string> = {
  type: 'It has another type now.',
  merge: 'Merged.',
  split: 'Split in two.',
  order: 'Moved.',
  nest: 'It has another depth now.',
  text: 'The words are corrected.',
  add: 'Added.',
  drop: 'Left out.',
}

/** The reading on the screen, and all that can be done with it. */
export function useReading(initial: ParseToCheck, linked: string | null) {
  const { config } = useConfig()
  const router = useRouter()
  // What the server answered last; forgotten when the page brings a newer reading itself.
  const [answer, setAnswer] = useState<{ to: ParseToCheck; parse: ParseView } | null>(null)
  const parse = useMemo<ParseToCheck>(
    () => (answer?.to === initial ? { ...initial, ...answer.parse } : initial),
    [answer, initial],
  )
  const [selected, setSelected] = useState<string | null>(
    linked ?? initial.doubts.find((doubt) => doubt.segment)?.segment ?? null,
  )
  const [mode, setMode] = useState<Mode>(null)
  // Leafing through the original ends when another passage is selected.
  const [turned, setTurned] = useState<{ from: string | null; page: number } | null>(null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const at = useMemo(() => parse.segments.findIndex((one) => one.key === selected), [parse.segments, selected])
  const segment = parse.segments[at] ?? null
  const base = `${config.routes.api}/sop-versions/${parse.version.id}`

  const select = useCallback((key: string | null) => {
    setSelected(key)
    setMode(null)
    setError(null)
  }, [])

  const run = async <Answer>(path: string, body: unknown, then: (answer: Answer) => void): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      then(await callApi<Answer>({ path, body }))
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong.')
      // Somebody else was faster: what they did is shown, and nothing of ours is lost but one click.
      if (failure instanceof CallError && failure.status === 409) router.refresh()
    } finally {
      setBusy(false)
    }
  }

  const correct = (correction: Correction) =>
    run<{ made: string[]; parse: ParseView }>(
      `${base}/corrections`,
      { revision: parse.revision, correction },
      ({ made, parse: fresh }) => {
        const next = made[0] ?? fresh.segments[Math.min(at, fresh.segments.length - 1)]?.key ?? null
        setAnswer({ to: initial, parse: fresh })
        select(next)
        showPassage(next)
        toast.success(done[correction.do])
      },
    )

  const takeBack = (correction: number) =>
    run<{ parse: ParseView }>(
      `${base}/corrections/${correction}/withdraw`,
      { revision: parse.revision },
      ({ parse: fresh }) => {
        const was = fresh.corrections.find((one) => one.id === correction)
        const words = was?.seen[0]?.text
        const next = fresh.segments.find(({ text }) => text === words)?.key ?? selected
        setAnswer({ to: initial, parse: fresh })
        select(next)
        showPassage(next)
        toast.success(was?.state === 'withdrawn' ? 'Taken back.' : 'Done.')
      },
    )

  const pages = parse.version.pages ?? 1
  const own = segment?.boxes?.[0]?.page ?? segment?.page ?? 1
  return {
    parse,
    segment,
    /** The page of the original to show. */
    page: turned && turned.from === selected ? turned.page : own,
    turn: (page: number) => setTurned({ from: selected, page: Math.min(pages, Math.max(1, page)) }),
    before: at > 0 ? (parse.segments[at - 1] ?? null) : null,
    after: at >= 0 ? (parse.segments[at + 1] ?? null) : null,
    selected,
    select,
    mode,
    setMode,
    busy,
    error,
    correct,
    takeBack,
    /** The next passage, or the one before: `step(1)`, `step(-1)`. */
    step: (by: number) => {
      const next = parse.segments[at < 0 ? 0 : Math.min(parse.segments.length - 1, Math.max(0, at + by))]
      if (!next) return
      select(next.key)
      showPassage(next.key)
    },
    /** The correction that would be taken back first, if this person may. */
    last: parse.mayConfirm ? (parse.corrections.filter(({ state }) => state === 'applied').at(-1) ?? null) : null,
    checked,
    check: (doubts: readonly Doubt[], on: boolean) =>
      setChecked((before) => {
        const next = new Set(before)
        for (const doubt of doubts) {
          if (on) next.add(nameOf(doubt))
          else next.delete(nameOf(doubt))
        }
        return next
      }),
    confirm: () =>
      run(`${base}/confirm-parse`, {}, () => {
        toast.success('The reading is confirmed.')
        router.refresh()
      }),
    readAgain: () => run(`${base}/read-again`, {}, () => router.refresh()),
    reopen: () =>
      run(`${base}/reopen-parse`, {}, () => {
        toast.success('The reading is open again.')
        router.refresh()
      }),
    /** The same file as a new version, to be corrected there. */
    reread: (reason: string) =>
      run<{ id: number }>(`${base}/new-version`, { reason }, ({ id }) =>
        router.push(`${config.routes.admin}/collections/sop-versions/${id}/parse`),
      ),
    draft: () =>
      run<{ course: number }>(
        `${config.routes.api}/generation-runs/start`,
        { sopVersions: [parse.version.id] },
        ({ course }) => router.push(`${config.routes.admin}/collections/courses/${course}`),
      ),
  }
}
export type ReadingState = ReturnType<typeof useReading>

/** A doubt has no id: it is what it says, and where. */
export const nameOf = ({ code, message, segment, page }: Doubt): string =>
  [code, segment ?? '', page ?? '', message].join('\u0001')

/** Frames to wait for a passage that a correction has just made: long readings take a moment to draw. */
const patience = 60

/** Brings a passage of the reading into view and gives it the focus, once it is drawn: the keys go on from there. */
export function showPassage(key: string | null, frames = patience): void {
  if (key === null || frames === 0) return
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-cwa-passage="${CSS.escape(key)}"]`)
    if (!place) {
      showPassage(key, frames - 1)
      return
    }
    const button = place instanceof HTMLButtonElement ? place : place.querySelector('button')
    button?.focus({ preventScroll: true })
    place.scrollIntoView({ block: 'nearest' })
  })
}

/** Whether the words of a passage were guessed from an image, so that a person may type what is printed. */
export const wasRecognised = (
  { recognised }: Pick<ParseView, 'recognised'>,
  { confidence, page }: Pick<Segment, 'confidence' | 'page'>,
): boolean => confidence !== undefined || recognised.some((one) => one.page === page)
