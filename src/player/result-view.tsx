import type { ReactNode } from 'react'
import { describeAnswer } from '@/systems/courses/exercises'
import { usePlayer } from './context'
import { Evidence } from './evidence-mark'
import { Foot } from './foot'
import { Gauge } from './gauge'
import { Icon } from './icons'
import { ScreenFrame } from './screen-frame'
import type { GradedAnswer, LearnerContent, RepeatItem, Result } from './types'

/** Score against the pass mark, then only what to repeat, each with its clause. */
export function ResultView({
  content,
  result,
  mode,
  busy,
  onAgain,
  onLesson,
  onExit,
  children,
}: {
  content: LearnerContent
  result: Result
  mode: 'portal' | 'package'
  /** Another attempt is being started. */
  busy: boolean
  onAgain(): void
  onLesson(lesson: string): void
  onExit(): void
  children?: ReactNode
}) {
  const { t, language } = usePlayer()
  const { repeat, passed, attemptsLeft, certificate } = result
  const { attempts } = content.assessment
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const label =
    attempts === null ? t('attempt', { n: result.number }) : t('attemptOf', { n: result.number, of: attempts })
  const canRetry = passed === false && attemptsLeft !== 0
  const lessonOf = (id: string | null) => content.lessons.find((lesson) => lesson.id === id)
  return (
    <>
      <ScreenFrame label={`${t('assessment')} · ${label}`} title={titleOf()}>
        {result.score === null ? (
          <p className="cw-lede">{t('beingGradedHint')}</p>
        ) : (
          <>
            <p className="cw-score">
              <b>{percent(result.score)} %</b>
              <span>
                {t('points', { n: number.format(result.points ?? 0), of: number.format(result.maxPoints) })}{' '}
                {!passed &&
                  t('need', { n: number.format(Math.ceil(result.passScore * result.maxPoints * 100 - 1e-6) / 100) })}
              </span>
            </p>
            <Gauge score={result.score} pass={result.passScore} />
          </>
        )}
        {children}
        {repeat.length > 0 && (
          <h2 className="cw-section">{t(passed ? 'lookAgain' : 'repeatThese', { n: repeat.length })}</h2>
        )}
        {repeat.map((item) => {
          const lesson = lessonOf(item.lesson)
          return (
            <section className="cw-repeat" key={item.exercise.id}>
              <h3>{item.exercise.prompt}</h3>
              <Evidence citations={item.citations} lead={given(item)} />
              {lesson && (
                <button type="button" className="cw-button" onClick={() => onLesson(lesson.id)}>
                  <span>
                    {t('repeat')} · {t('minutes', { n: lesson.minutes })}
                    <span className="cw-hidden">, {lesson.title}</span>
                  </span>
                </button>
              )}
            </section>
          )
        })}
        {result.graded && <Graded answers={result.graded} number={number} />}
        {result.objectives.length > 1 && <Objectives objectives={result.objectives} number={number} />}
      </ScreenFrame>
      <Foot
        left={
          <button type="button" className="cw-button" onClick={onExit}>
            {t(canRetry ? 'saveAndClose' : 'close')}
          </button>
        }
        note={canRetry && attemptsLeft !== null ? t('attemptsLeft', { n: attemptsLeft }) : undefined}
      >
        {canRetry ? (
          <button type="button" className="cw-button cw-primary" aria-disabled={busy} onClick={onAgain}>
            {busy ? t('starting') : t('tryAgain')}
          </button>
        ) : certificate && mode === 'portal' ? (
          <a className="cw-button cw-primary" href={certificate}>
            {t('certificate')}
          </a>
        ) : (
          <button type="button" className="cw-button cw-primary" onClick={onExit}>
            {t('done')}
          </button>
        )}
      </Foot>
    </>
  )

  function titleOf(): string {
    const n = repeat.length
    if (passed === null) return t('beingGraded')
    if (passed) return n ? t('passedRepeat', { n }) : t('passedAll')
    return n ? t('failedRepeat', { n }) : t('failed')
  }

  function given({ exercise, answer }: RepeatItem): string {
    const text = describeAnswer(exercise, answer, { yes: t('yes'), no: t('no') })
    // The sentence around it has its own full stop.
    return text ? t('youAnswered', { text: text.replace(/(?<!\.)\.$/, '') }) : t('youLeftOut')
  }
}

/** What a person gave, criterion by criterion, and why. */
function Graded({ answers, number }: { answers: GradedAnswer[]; number: Intl.NumberFormat }) {
  const { t } = usePlayer()
  const points = (one: { points: number; maxPoints: number }) =>
    t('outOf', { n: number.format(one.points), of: number.format(one.maxPoints) })
  return (
    <>
      <h2 className="cw-section">{t('trainerSaid')}</h2>
      {answers.map((answer) => (
        <section className="cw-repeat" key={answer.exercise}>
          <h3>{answer.prompt}</h3>
          <b>{points(answer)}</b>
          {answer.comment && <p className="cw-lead">{answer.comment}</p>}
          <ul className="cw-lead">
            {answer.criteria.map((one) => (
              <li key={one.criterion}>
                {one.criterion}: {points(one)}. {one.level}
                {one.comment && <i> {one.comment}</i>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Objectives({ objectives, number }: { objectives: Result['objectives']; number: Intl.NumberFormat }) {
  const { t } = usePlayer()
  return (
    <>
      <h2 className="cw-section">{t('byObjective')}</h2>
      <div className="cw-table">
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              {(['objective', 'pointsHead', 'state'] as const).map((key) => (
                <th key={key} scope="col" role="columnheader">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {objectives.map(({ id, text, points, maxPoints }) => (
              <tr key={id} role="row">
                <th scope="row" role="rowheader">
                  {text}
                </th>
                <td role="cell" data-label={t('pointsHead')}>
                  {points === null ? '–' : t('outOf', { n: number.format(points), of: number.format(maxPoints) })}
                </td>
                <td role="cell" data-label={t('state')}>
                  {points === null ? (
                    <span className="cw-state cw-dim">
                      <Icon name="clock" /> {t('notGraded')}
                    </span>
                  ) : points >= maxPoints ? (
                    <span className="cw-state cw-ok">
                      <Icon name="tick" /> {t('reached')}
                    </span>
                  ) : (
                    <span className="cw-state cw-warn">
                      <Icon name="half" /> {t('repeatPart')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Rounded down: 79.6 % must not read as a pass mark of 80. */
function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9)
}
