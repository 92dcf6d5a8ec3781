'use client'
import { SetDocumentStepNav, toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { AssignmentChoices, CourseTraining, TrainingFilter } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { callApi, CallError } from '../../shared/call-api'
import { AssignForm } from './assign-form'
import { Assignments } from './assignments'
import { TrainingPeople } from './training-people'
import '../../tokens.css'
import './assign.css'

export type Shown = { filter: TrainingFilter; q: string; from: number }

export function Assign({ initial, choices }: { initial: CourseTraining; choices: AssignmentChoices }) {
  const { config } = useConfig()
  const api = config.routes.api
  const [training, setTraining] = useState(initial)
  const [shown, setShown] = useState<Shown>({ filter: 'all', q: '', from: 0 })
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { course, may, versions } = training
  const released = versions.some(({ state }) => state === 'released')

  const load = async (next: Shown) => {
    setShown(next)
    setBusy(true)
    try {
      const query = new URLSearchParams({ filter: next.filter, q: next.q, from: String(next.from) })
      setTraining(await callApi({ path: `${api}/assignments/course/${course.id}?${query}`, method: 'GET' }))
      setError(null)
    } catch (failure) {
      setError(failure instanceof CallError ? failure.message : 'The list cannot be read now. Try again.')
    } finally {
      setBusy(false)
    }
  }
  /** True when it went through. */
  const act = async (path: string, done: string, body?: unknown): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      await callApi({ path: `${api}${path}`, body })
      toast.success(done)
      await load(shown)
      return true
    } catch (failure) {
      setError(failure instanceof CallError ? failure.message : 'Something went wrong. Try again.')
      return false
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="cwa-assign">
      <SetDocumentStepNav collectionSlug="courses" id={course.id} pluralLabel="Courses" useAsTitle="title" />
      <header className="cwa-assign-head">
        <div>
          <h2>Who takes this course</h2>
          <p className="cwa-quiet">
            {training.counts.all === 0
              ? 'Nobody is on it yet.'
              : `${training.counts.all} ${training.counts.all === 1 ? 'person' : 'people'}: ${training.counts.open} open, ${training.counts.overdue} overdue, ${training.counts.completed} completed.`}
          </p>
        </div>
        {may.manage && (
          <ActionButton href={`${config.routes.admin}/import-enrollments?course=${course.id}`}>
            Import a list
          </ActionButton>
        )}
      </header>
      {error && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      {released ? (
        <AssignForm
          course={course.id}
          versions={versions}
          choices={choices}
          manage={may.manage}
          onAssigned={() => void load({ filter: 'all', q: '', from: 0 })}
        />
      ) : (
        <p className="cwa-note">
          Nothing is published yet. Publish a version under Overview, then come back to assign it.
        </p>
      )}
      <Assignments assignments={training.assignments} manage={may.manage} busy={busy} act={act} />
      <TrainingPeople training={training} shown={shown} busy={busy} load={load} act={act} />
      <section aria-labelledby="cwa-self">
        <h3 id="cwa-self">Enrolling oneself</h3>
        <p className="cwa-quiet">
          {course.selfEnrolment
            ? 'Everybody in the organisation finds this course in the catalogue and may enrol.'
            : 'This course is by assignment only. It is not in the catalogue.'}
        </p>
        {may.manage && (
          <ActionButton
            busy={busy}
            onClick={() =>
              void act(
                `/courses/${course.id}/self-enrolment`,
                course.selfEnrolment ? 'By assignment only now.' : 'In the catalogue now.',
                { allowed: !course.selfEnrolment },
              )
            }
          >
            {course.selfEnrolment ? 'Make it by assignment only' : 'Open it in the catalogue'}
          </ActionButton>
        )}
      </section>
    </div>
  )
}
