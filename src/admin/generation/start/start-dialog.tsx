'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type FormEvent } from 'react'
import type { Estimate } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { Dialog } from '../../shared/dialog'
import { dollars, figure } from '../run/words'
import { OtherSops, useOtherSops } from './other-sops'
import '../run/run.css'

type Wishes = { audience: string; goal: string; depth: string; language: string }

const depths = [
  ['microlearning', 'Microlearning: the core in about five minutes'],
  ['standard', 'Standard'],
  ['certification', 'Certification: everything, with more questions'],
] as const
const languages = [
  ['', 'As the SOP'],
  ['en', 'English'],
  ['nl', 'Dutch'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
] as const

/** How a course is to be drafted: for whom, how deep, in which language; what that will cost; and whether to look at the outline first. */
export function StartDialog({ sopVersions: own, onClose }: { sopVersions: number[]; onClose: () => void }) {
  const { config } = useConfig()
  const router = useRouter()
  const id = useId()
  const [wishes, setWishes] = useState<Wishes>({ audience: '', goal: '', depth: 'standard', language: '' })
  const [others, setOthers] = useState<number[]>([])
  const [title, setTitle] = useState('')
  const { sops, problem } = useOtherSops(own)
  const sopVersions = [...own, ...others]
  const [reviewOutline, setReviewOutline] = useState(true)
  const [budget, setBudget] = useState('')
  const [estimate, setEstimate] = useState<Estimate | string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const base = `${config.routes.api}/generation-runs`
  const { depth, language } = wishes
  const key = sopVersions.join()
  useEffect(() => {
    const controller = new AbortController()
    callApi<Estimate>({
      path: `${base}/estimate`,
      body: { sopVersions: key.split(',').map(Number), wishes: { depth, ...(language ? { language } : {}) } },
      signal: controller.signal,
    })
      .then(setEstimate)
      .catch((failure: unknown) => {
        if (!controller.signal.aborted)
          setEstimate(failure instanceof Error ? failure.message : 'No estimate can be made.')
      })
    return () => controller.abort()
  }, [base, depth, key, language])
  const set = (part: Partial<Wishes>) => setWishes({ ...wishes, ...part })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      const given = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value.trim() !== ''))
      const { run } = await callApi<{ run: number }>({
        path: `${base}/start`,
        body: {
          sopVersions,
          ...(title.trim() ? { title } : {}),
          wishes: given,
          reviewOutline,
          ...(budget.trim() ? { budget: Number(budget) } : {}),
        },
      })
      router.push(`${config.routes.admin}/collections/generation-runs/${run}`)
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Try again.')
      setBusy(false)
    }
  }
  return (
    <Dialog title="Draft a course" onClose={onClose}>
      <form className="cwa-start-fields" onSubmit={(event) => void submit(event)}>
        {sops && <OtherSops sops={sops} chosen={others} onChange={setOthers} />}
        {problem && <p className="cwa-quiet">{problem}</p>}
        <p className="cwa-run-field">
          <label htmlFor={`${id}-title`}>Title of the course (empty: that of the SOP)</label>
          <input id={`${id}-title`} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </p>
        <p className="cwa-run-field">
          <label htmlFor={`${id}-depth`}>Length and depth</label>
          <select id={`${id}-depth`} value={wishes.depth} onChange={(event) => set({ depth: event.target.value })}>
            {depths.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
        <p className="cwa-run-field">
          <label htmlFor={`${id}-audience`}>Who takes it</label>
          <input
            id={`${id}-audience`}
            value={wishes.audience}
            maxLength={1000}
            onChange={(event) => set({ audience: event.target.value })}
          />
        </p>
        <p className="cwa-run-field">
          <label htmlFor={`${id}-goal`}>What it is for</label>
          <input
            id={`${id}-goal`}
            value={wishes.goal}
            maxLength={1000}
            onChange={(event) => set({ goal: event.target.value })}
          />
        </p>
        <p className="cwa-run-field">
          <label htmlFor={`${id}-language`}>Language of the course</label>
          <select id={`${id}-language`} value={language} onChange={(event) => set({ language: event.target.value })}>
            {languages.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
        {typeof estimate !== 'string' && estimate?.model && (
          <p className="cwa-run-field">
            <label htmlFor={`${id}-budget`}>Budget in US dollars (empty: no limit)</label>
            <input
              id={`${id}-budget`}
              type="number"
              min="0.01"
              step="0.01"
              value={budget}
              onChange={(event) => setBudget(event.target.value)}
            />
          </p>
        )}
        <label className="cwa-start-tick">
          <input type="checkbox" checked={reviewOutline} onChange={(event) => setReviewOutline(event.target.checked)} />
          <span>Show me the outline before the lessons are written</span>
        </label>
        <p className="cwa-start-estimate" role="status">
          {estimate === null
            ? 'Reckoning what it will take …'
            : typeof estimate === 'string'
              ? estimate
              : inWords(estimate)}
        </p>
        {error && (
          <p className="cwa-error" role="alert">
            {error}
          </p>
        )}
        <div className="cwa-row">
          <ActionButton look="primary" type="submit" busy={busy}>
            Start
          </ActionButton>
          <ActionButton onClick={onClose}>Not now</ActionButton>
        </div>
      </form>
    </Dialog>
  )
}

function inWords({ model, lessons, calls, tokens, cost }: Estimate): string {
  const course = `About ${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}.`
  if (model === null) return `${course} Drafted without an AI service, at no cost.`
  const work = `About ${calls} calls of ${model}, ${figure(tokens.input + tokens.output)} tokens.`
  return cost
    ? `${course} ${work} About ${dollars(cost.usual)}, at most ${dollars(cost.most)}, by list prices of ${cost.pricesOf}.`
    : `${course} ${work} Its price is not known here.`
}
