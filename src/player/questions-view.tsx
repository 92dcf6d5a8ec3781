import { useEffect, useState } from 'react'
import { isAnswered } from '@/systems/courses/exercises'
import { ExercisePlayer } from '@/systems/courses/exercises/players.client'
import { AnswerForm, answerForm } from './answer-form'
import { usePlayer } from './context'
import { Foot } from './foot'
import { Icon } from './icons'
import { QuestionFrame } from './question-frame'
import { ScreenFrame } from './screen-frame'
import type { Attempt, PlayerHost, Result } from './types'
import { useAnswers } from './use-answers'

/** One question a screen, then the list to look over, then handing in. */
export function QuestionsView({
  title,
  attempt,
  host,
  onProgress,
  onResult,
}: {
  title: string
  attempt: Attempt
  host: PlayerHost
  onProgress(progress: { n: number; of: number }): void
  onResult(result: Result): void
}) {
  const { t } = usePlayer()
  const { answers, answer, flush, settle, waiting } = useAnswers(host, attempt)
  const { exercises } = attempt
  const [at, goTo] = useState(() => firstOpen(attempt))
  const setAt = (place: number) => {
    flush()
    goTo(place)
  }
  const [sending, setSending] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => onProgress({ n: at + 1, of: exercises.length + 1 }), [onProgress, at, exercises.length])

  const submit = () => {
    if (sending === 'yes') return
    setSending('yes')
    settle()
      .then(() => host.submitAssessment(attempt.attempt))
      .then(onResult, () => setSending('failed'))
  }
  const exercise = exercises[at]
  const back = (
    <button type="button" className="cw-button cw-back" onClick={() => setAt(at - 1)}>
      <Icon name="back" /> <span>{t('back')}</span>
    </button>
  )
  const kept = waiting && (
    <p className="cw-say" role="status">
      {t('savedHere')}
    </p>
  )
  if (exercise) {
    const label = `${title} · ${t('questionOf', { n: at + 1, of: exercises.length })}`
    return (
      <>
        <QuestionFrame key={exercise.id} label={label} prompt={exercise.prompt}>
          <AnswerForm onSubmit={() => setAt(at + 1)}>
            <ExercisePlayer
              exercise={exercise}
              answer={answers[exercise.id]}
              onChange={(next) => answer(exercise.id, next)}
            />
          </AnswerForm>
          {kept}
        </QuestionFrame>
        <Foot left={at > 0 && back} note={t('questionOf', { n: at + 1, of: exercises.length })}>
          <button type="submit" form={answerForm} className="cw-button cw-primary">
            {t('continue')}
          </button>
        </Foot>
      </>
    )
  }
  const open = exercises.filter((one) => !isAnswered(one, answers[one.id]))
  return (
    <>
      <ScreenFrame key="review" label={title} title={t('review')}>
        <p className="cw-lede">{t('reviewHint')}</p>
        <ol className="cw-review">
          {exercises.map((one, place) => (
            <li key={one.id}>
              <button type="button" className="cw-entry" onClick={() => setAt(place)}>
                <span className="cw-dim">{place + 1}</span>
                <span>{one.prompt}</span>
                {open.includes(one) ? (
                  <span className="cw-state cw-warn">
                    <Icon name="ring" /> {t('notAnswered')}
                  </span>
                ) : (
                  <span className="cw-state cw-ok">
                    <Icon name="tick" /> {t('answered')}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
        {open.length > 0 && <p className="cw-say">{t('open', { n: open.length })}</p>}
        {kept}
        {sending === 'failed' && (
          <p className="cw-say" role="alert">
            {t('handInFailed')}
          </p>
        )}
      </ScreenFrame>
      <Foot left={back}>
        <button type="button" className="cw-button cw-primary" aria-disabled={sending === 'yes'} onClick={submit}>
          {sending === 'yes' ? t('handingIn') : t('handIn')}
        </button>
      </Foot>
    </>
  )
}

/** The first question without an answer; the list to look over when there is none. */
function firstOpen({ exercises, answers = {} }: Attempt): number {
  const open = exercises.findIndex((exercise) => !isAnswered(exercise, answers[exercise.id]))
  return open < 0 ? exercises.length : open
}
