import { useEffect, useState } from 'react'
import { usePlayer } from './context'
import { Foot } from './foot'
import { Icon } from './icons'
import { QuestionsView } from './questions-view'
import { ResultView } from './result-view'
import { ScreenFrame } from './screen-frame'
import type { Attempt, LearnerContent, PlayerHost, Result } from './types'

/** The assessment: what it asks, the questions, the result. */
export function AssessmentView({
  content,
  done,
  result,
  attemptsLeft,
  begun,
  host,
  mode,
  onProgress,
  onBegin,
  onResult,
  onLesson,
}: {
  content: LearnerContent
  done: string[]
  /** Of the last attempt handed in. */
  result: Result | null
  attemptsLeft: number | null | undefined
  /** An attempt is going on. */
  begun: boolean
  host: PlayerHost
  mode: 'portal' | 'package'
  onProgress(progress: { n: number; of: number }): void
  onBegin(): void
  onResult(result: Result): void
  onLesson(lesson: string): void
}) {
  const { t } = usePlayer()
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  const [starting, setStarting] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => {
    if (!attempt) onProgress({ n: result ? 1 : 0, of: 1 })
  }, [onProgress, attempt, result])

  const start = () => {
    if (starting === 'yes') return
    setStarting('yes')
    host.startAssessment().then(
      (next) => {
        setStarting('no')
        setAttempt(next)
        onBegin()
      },
      () => setStarting('failed'),
    )
  }
  if (attempt) {
    return (
      <QuestionsView
        title={content.assessment.title}
        attempt={attempt}
        host={host}
        onProgress={onProgress}
        onResult={(next) => {
          setAttempt(null)
          onResult(next)
        }}
      />
    )
  }
  const problem = starting === 'failed' && (
    <p className="cw-say" role="alert">
      {t('startFailed')}
    </p>
  )
  if (result && !begun) {
    return (
      <ResultView
        content={content}
        result={result}
        mode={mode}
        busy={starting === 'yes'}
        onAgain={start}
        onLesson={onLesson}
        onExit={() => host.exit()}
      >
        {problem}
      </ResultView>
    )
  }
  const { title, questions, passScore, attempts } = content.assessment
  const open = content.lessons.filter(({ id }) => !done.includes(id))
  const left = attemptsLeft === undefined ? attempts : attemptsLeft
  return (
    <>
      <ScreenFrame label={t('assessment')} title={title}>
        <ul className="cw-facts">
          <li>{t('assessmentIntro', { n: questions })}</li>
          <li>{t('needed', { n: Math.round(passScore * 100) })}</li>
          <li>{left === null ? t('attemptsAll') : left === 0 ? t('noAttempts') : t('attemptsSome', { n: left })}</li>
        </ul>
        <p>{t('closedBook')}</p>
        {open.length > 0 && <p className="cw-say">{t('lessonsFirst', { n: open.length })}</p>}
        {problem}
      </ScreenFrame>
      <Foot
        left={
          <button
            type="button"
            className="cw-button cw-back"
            onClick={() => onLesson((open[0] ?? content.lessons.at(-1))?.id ?? '')}
          >
            <Icon name="back" /> <span>{t('toLessons')}</span>
          </button>
        }
      >
        {open.length === 0 && (left !== 0 || begun) && questions > 0 && (
          <button type="button" className="cw-button cw-primary" aria-disabled={starting === 'yes'} onClick={start}>
            {starting === 'yes' ? t('starting') : begun ? t('goOn') : t('start')}
          </button>
        )}
        {questions === 0 && (
          <button type="button" className="cw-button cw-primary" onClick={() => host.exit()}>
            {t('done')}
          </button>
        )}
      </Foot>
    </>
  )
}
