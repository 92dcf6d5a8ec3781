import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { isAnswered } from '@/systems/courses/exercises'
import { ExercisePlayer } from '@/systems/courses/exercises/players.client'
import { AnswerForm, answerForm } from './answer-form'
import { usePlayer } from './context'
import { FeedbackPanel } from './feedback-panel'
import { Foot } from './foot'
import type { PhraseKey } from './phrases'
import { QuestionFrame } from './question-frame'
import type { Feedback, PlayerHost, StrippedExercise } from './types'

/** What is still to be done before there is something to check. */
const unanswered: Partial<Record<StrippedExercise['type'], PhraseKey>> = {
  ordering: 'orderFirst',
  flashcards: 'cardsFirst',
  scenario: 'sceneFirst',
  matching: 'answerAll',
  cloze: 'answerAll',
}

/** A practice exercise: answer, check, see the clause, try again or go on. Nothing here is graded. */
export function PracticeScreen({
  exercise,
  answer,
  host,
  back,
  note,
  onAnswer,
  onContinue,
  below,
}: {
  exercise: StrippedExercise
  answer: unknown
  host: Pick<PlayerHost, 'checkPractice'>
  back: ReactNode
  note: string
  onAnswer(answer: unknown): void
  onContinue(): void
  below?: ReactNode
}) {
  const { t, upload } = usePlayer()
  const [check, setCheck] = useState<{
    feedback?: Feedback
    busy?: boolean
    say?: string
    shown?: boolean
    stale?: boolean
  }>({})
  const panel = useRef<HTMLDivElement>(null)
  const { feedback, busy, stale } = check
  useEffect(() => {
    if (feedback) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [feedback])

  const change = (next: unknown) => {
    onAnswer(next)
    // Marks on an answer that has changed would lie.
    if (feedback || check.say) setCheck({ feedback, stale: true })
  }
  const inParts = exercise.type === 'ordering' || exercise.type === 'matching' || exercise.type === 'cloze'
  const submit = () => {
    if (busy) return
    if (!isAnswered(exercise, answer)) return setCheck({ ...check, say: t(unanswered[exercise.type] ?? 'answerFirst') })
    setCheck({ busy: true })
    host.checkPractice(exercise.id, answer).then(
      (next) => setCheck({ feedback: next }),
      () => setCheck({ say: t('notChecked') }),
    )
  }
  const reveal = () => {
    if (!feedback) return
    onAnswer(feedback.solution)
    const right = Object.keys(feedback.marks).map((part) => [part, 'right' as const])
    setCheck({ feedback: { ...feedback, marks: inParts ? Object.fromEntries(right) : {} }, shown: true })
  }

  const nothingToDo = exercise.type === 'checklist' || (exercise.type === 'upload' && !upload)
  // Learners who rate themselves have nothing to get right at another try.
  const isOver = feedback && (feedback.correct !== false || exercise.type === 'flashcards')
  const settled = nothingToDo || (feedback && !stale && (isOver || check.shown))
  return (
    <>
      <QuestionFrame label={t('practice')} prompt={exercise.prompt}>
        <AnswerForm onSubmit={settled ? onContinue : submit}>
          <ExercisePlayer
            exercise={exercise}
            answer={answer}
            onChange={change}
            disabled={busy}
            practice
            result={feedback && !stale ? { marks: feedback.marks } : undefined}
          />
        </AnswerForm>
        <div aria-live="polite" ref={panel}>
          {check.say && <p className="cw-say">{check.say}</p>}
          {feedback && !stale && (
            <FeedbackPanel
              exercise={exercise}
              feedback={feedback}
              shown={check.shown ?? false}
              onShow={feedback.solution === null || isOver ? undefined : reveal}
            />
          )}
        </div>
        {below}
      </QuestionFrame>
      <Foot left={back} note={note}>
        {!settled && (
          <button type="button" className="cw-button" onClick={onContinue}>
            {t(feedback ? 'continue' : 'skipIt')}
          </button>
        )}
        <button type="submit" form={answerForm} className="cw-button cw-primary" aria-disabled={busy}>
          {settled ? t('continue') : busy ? t('checking') : feedback ? t('checkAgain') : t('check')}
        </button>
      </Foot>
    </>
  )
}
