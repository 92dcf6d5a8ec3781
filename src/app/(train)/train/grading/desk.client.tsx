'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { GradingSheet, SheetExercise } from '@/systems/training/public'
import { request } from '../../../(learn)/_parts/request.client'
import { Tick } from './marks'
import { Rubric } from './rubric.client'

/** One attempt: its answers, one at a time, each beside its rubric; at the end it is released. */
export function Desk({
  sheet,
  submitted,
  next,
}: {
  sheet: GradingSheet
  /** When, in words. */
  submitted: string
  /** The attempt that waits after this one. */
  next: number | null
}) {
  const { attempt, exercises, learner, unobserved } = sheet
  const [at, setAt] = useState(0)
  const [confirmed, setConfirmed] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(exercises.map((one) => [one.id, isConfirmed(one)])),
  )
  const [sending, setSending] = useState<'no' | 'yes' | { failed: string }>('no')
  const router = useRouter()
  const exercise = exercises[at]
  const closed = attempt.state !== 'needs-grading'
  const ready = exercises.every(({ id }) => confirmed[id])
  const note = useCallback((id: string, is: boolean) => {
    setConfirmed((before) => (before[id] === is ? before : { ...before, [id]: is }))
  }, [])

  const release = () => {
    if (!ready || sending === 'yes') return
    setSending('yes')
    request<{ state: string }>('POST', `/api/attempts/${attempt.id}/release`, {}).then(
      () => {
        router.push(next ? `/train/grading/${next}` : '/train/grading')
        router.refresh()
      },
      (error: unknown) => setSending({ failed: error instanceof Error ? error.message : 'Try again.' }),
    )
  }
  if (!exercise) return <NothingToGrade sheet={sheet} />
  return (
    <>
      <section className="ans">
        <p className="label">
          {learner.name} · attempt {attempt.number} · {submitted}
        </p>
        <h1>{exercise.prompt}</h1>
        {exercises.length > 1 && (
          <nav className="parts" aria-label="Answers of this attempt">
            {exercises.map((one, place) => (
              <button
                key={one.id}
                type="button"
                aria-current={place === at ? 'true' : undefined}
                onClick={() => setAt(place)}
              >
                Answer {place + 1}
                {confirmed[one.id] ? (
                  <>
                    <Tick />
                    <span className="vh">, confirmed</span>
                  </>
                ) : null}
              </button>
            ))}
          </nav>
        )}
        <p className="label">The answer of {learner.name}</p>
        <Answer exercise={exercise} />
        <p className="mid dim below">
          You decide every level. {learner.name} sees nothing before it is released
          {unobserved.length > 0 ? ', and the result also waits for:' : '.'}
        </p>
        {unobserved.map(({ exercise: id, prompt, waitsFor }) => (
          <p key={id} className="mid">
            {waitsFor === 'observation' ? (
              <Link href={`/train/observe/${sheet.enrollment}`}>Observation: {prompt}</Link>
            ) : (
              <>
                The signature of {learner.name} under the observation: {prompt}
              </>
            )}
          </p>
        ))}
      </section>
      <Rubric
        key={exercise.id}
        sheet={sheet}
        exercise={exercise}
        closed={closed}
        onConfirmed={(is) => note(exercise.id, is)}
      >
        {closed ? (
          <span className="mid dim">This attempt is {attempt.state}.</span>
        ) : ready ? (
          <button type="button" className="btn pri" aria-disabled={sending === 'yes'} onClick={release}>
            {sending === 'yes' ? 'Releasing …' : 'Release grade'}
          </button>
        ) : confirmed[exercise.id] && exercises.length > 1 ? (
          <button
            type="button"
            className="btn pri"
            onClick={() => setAt(exercises.findIndex(({ id }) => !confirmed[id]))}
          >
            Next answer
          </button>
        ) : (
          <button type="button" className="btn" aria-disabled="true">
            Release grade
          </button>
        )}
        {typeof sending === 'object' && (
          <p className="note bad" role="alert">
            {sending.failed}
          </p>
        )}
      </Rubric>
    </>
  )
}

function Answer({ exercise: { answer, minWords } }: { exercise: SheetExercise }) {
  if (answer.kind === 'missing') {
    return (
      <p className="said">
        The file is not there any more. Declare the attempt void, so that it can be handed in again.
      </p>
    )
  }
  if (answer.kind === 'text') {
    const words = answer.text.trim().split(/\s+/).length
    return (
      <>
        <div className="said">
          {answer.text.split(/\n{2,}/).map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </div>
        <p className="small dim">
          {words} {words === 1 ? 'word' : 'words'}
          {minWords ? `, at least ${minWords} were asked for` : ''}
        </p>
      </>
    )
  }
  return (
    <p className="said file">
      <a className="btn" href={`/api/answer-files/${answer.id}/download`} download>
        Download {answer.name}
      </a>
      <span className="small dim">
        {answer.mediaType}, {size(answer.bytes)}
      </span>
    </p>
  )
}

function NothingToGrade({ sheet: { learner, attempt } }: { sheet: GradingSheet }) {
  return (
    <section className="ans">
      <h1>Nothing to grade by hand</h1>
      <p className="lede">
        Attempt {attempt.number} of {learner.name} has no answer that a person grades.
      </p>
      <p className="go">
        <Link className="btn" href="/train/grading">
          Back to the queue
        </Link>
      </p>
    </section>
  )
}

function isConfirmed({ mine, others }: SheetExercise): boolean {
  return [mine, ...others].some((row) => row !== null && row.state !== 'proposed')
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
