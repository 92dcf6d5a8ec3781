'use client'

import { useState, type FormEvent } from 'react'
import { request } from '../../(learn)/_parts/request.client'

/** Puts everybody of a cohort on a released version. */
export function EnrolCohort({ cohort, courses }: { cohort: number; courses: { version: number; title: string }[] }) {
  const { busy, problem, enrol } = useEnrol(cohort)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [version, due] = [Number(form.get('version')), String(form.get('due') ?? '')]
    void enrol({ version, ...(due ? { dueAt: `${due}T23:59:59Z` } : {}) })
  }
  return (
    <form className="inline" method="post" onSubmit={submit}>
      <label className="field">
        <span>Course</span>
        <select name="version" required defaultValue="">
          <option value="" disabled>
            Choose a course
          </option>
          {courses.map(({ version, title }) => (
            <option key={version} value={version}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Due, if it has a date</span>
        <input name="due" type="date" />
      </label>
      <button type="submit" className="btn" aria-disabled={busy}>
        {busy ? 'Assigning…' : 'Put the cohort on it'}
      </button>
      <Problem text={problem} />
    </form>
  )
}

/** For people who joined the cohort after it was put on the course. */
export function EnrolTheRest({ cohort, version, missing }: { cohort: number; version: number; missing: number }) {
  const { busy, problem, enrol } = useEnrol(cohort)
  return (
    <div className="inline">
      <p className="note warn mid">
        {missing} {missing === 1 ? 'person of this cohort is' : 'people of this cohort are'} not on the course.
      </p>
      <button
        type="button"
        className="btn"
        aria-disabled={busy}
        onClick={() => void enrol({ version, missingOnly: true })}
      >
        {busy ? 'Assigning…' : missing === 1 ? 'Put them on it too' : `Put these ${missing} on it too`}
      </button>
      <Problem text={problem} />
    </div>
  )
}

function useEnrol(cohort: number) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const enrol = async (body: { version: number; dueAt?: string; missingOnly?: true }) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', `/api/cohorts/${cohort}/enrol`, body)
      window.location.assign(`/train/cohorts/${cohort}?version=${body.version}`)
    } catch (error) {
      setBusy(false)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return { busy, problem, enrol }
}

function Problem({ text }: { text: string | null }) {
  return (
    <p role="alert" className={text ? 'note bad mid' : undefined}>
      {text}
    </p>
  )
}
