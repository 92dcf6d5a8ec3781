'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PartRef } from '@/systems/courses/public'
import type { Accepted, RewritesView, RewriteView } from '@/systems/generation/public'
import { callApi } from '../../../shared/call-api'
import { partKey } from './wishes'

const wait = 1200

export type Rewrites = ReturnType<typeof useRewrites>

/** What is proposed for the parts of a course, and everything an author does with it. `changed`: the draft was. */
export function useRewrites({ course, on, changed }: { course: number; on: boolean; changed: () => Promise<void> }) {
  const { config } = useConfig()
  const api = config.routes.api
  const [{ proposals, writer }, set] = useState<RewritesView>({ proposals: [], writer: null })
  const [underWay, setUnderWay] = useState(0)
  const [error, setError] = useState<string | null>(null)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])

  const load = useCallback(async () => {
    const next = await callApi<RewritesView>({ path: `${api}/courses/${course}/rewrites`, method: 'GET' })
    if (alive.current) set(next)
  }, [api, course])

  const run = useCallback(
    async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
      setUnderWay((count) => count + 1)
      setError(null)
      try {
        const answer = await work()
        await load()
        return answer
      } catch (failure) {
        if (alive.current) setError(messageOf(failure))
        // Whatever was refused may have changed on the way: a proposal may be out of date now.
        await load().catch((again: unknown) => console.warn('the proposals could not be loaded', again))
        return null
      } finally {
        if (alive.current) setUnderWay((count) => count - 1)
      }
    },
    [load],
  )

  useEffect(() => {
    if (on) load().catch((failure: unknown) => setError(messageOf(failure)))
  }, [on, load])

  // A model takes seconds: looked at again and again until it has answered.
  const waiting = proposals.some(({ state }) => state === 'queued' || state === 'running')
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void load().catch((failure: unknown) => setError(messageOf(failure))), wait)
    return () => clearInterval(timer)
  }, [waiting, load])

  return {
    proposals,
    /** Who writes where nobody else is named; null where nobody can. */
    writer,
    busy: underWay > 0,
    error,
    setError,
    of: (part: PartRef): RewriteView[] =>
      proposals.filter((one) => partKey(one.part) === partKey(part)).toSorted((a, b) => a.id - b.id),
    ask: (part: PartRef, instruction: string) =>
      run(() =>
        callApi<RewriteView>({
          path: `${api}/courses/${course}/rewrites`,
          body: { part: { [part.kind]: part.id }, instruction },
        }),
      ),
    accept: (proposal: RewriteView, overwriteEdited: boolean) =>
      run(async () => {
        const lost = overwriteEdited ? (proposal.after?.lost ?? []).map(({ key }) => key) : []
        const body = overwriteEdited ? { overwriteEdited, lost } : {}
        const done = await callApi<Accepted>({ path: `${api}/course-rewrites/${proposal.id}/accept`, body })
        if (done.voided > 0) toast.warning('The approval was taken back: the course is in review again.')
        toast.success('The part was replaced. A reviewer looks at what is new.')
        await changed()
        return done
      }),
    decline: (proposal: RewriteView) => run(() => callApi({ path: `${api}/course-rewrites/${proposal.id}/decline` })),
    cancel: (proposal: RewriteView) => run(() => callApi({ path: `${api}/course-rewrites/${proposal.id}/cancel` })),
  }
}

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
