import { usePlayer } from './context'
import { Evidence } from './evidence-mark'
import type { IconName } from './icons'
import { Icon } from './icons'
import { Paragraphs } from './inline-text'
import type { Feedback, StrippedExercise } from './types'

/** What came of an answer: how much of it is right, why, and the clause that says so. */
export function FeedbackPanel({
  exercise,
  feedback,
  shown,
  onShow,
}: {
  exercise: StrippedExercise
  feedback: Feedback
  /** The learner asked for the answer. */
  shown: boolean
  onShow?(): void
}) {
  const { t } = usePlayer()
  const selfRated = exercise.type === 'flashcards'
  const { tone, icon } = lookOf()
  // Notes on the choices often say, one by one, what the rationale says at once.
  const saysAll = feedback.notes.length > 1 && feedback.notes.join(' ') === feedback.rationale
  const notes = saysAll ? feedback.notes : feedback.notes.filter((note) => !feedback.rationale.includes(note.trim()))
  return (
    <section className="cw-feedback" aria-label={titleOf()}>
      <h2>
        <span className={tone}>
          <Icon name={icon} />
        </span>{' '}
        {titleOf()}
      </h2>
      {!shown && notes.map((note, at) => <p key={at}>{note}</p>)}
      {(shown || !saysAll) && <Paragraphs text={feedback.rationale} />}
      <Evidence citations={feedback.citations} />
      {onShow && !shown && (
        <button type="button" className="cw-button cw-quiet" onClick={onShow}>
          {t('showAnswer')}
        </button>
      )}
    </section>
  )

  function lookOf(): { tone: string; icon: IconName } {
    if (shown || (feedback.correct && !selfRated)) return { tone: 'cw-ok', icon: 'tick' }
    if (selfRated || feedback.correct === null) return { tone: 'cw-dim', icon: 'info' }
    return feedback.score ? { tone: 'cw-warn', icon: 'half' } : { tone: 'cw-bad', icon: 'close' }
  }

  function titleOf(): string {
    if (shown) return t('theAnswer')
    if (selfRated || feedback.correct === null) return t('recorded')
    if (feedback.correct) return t('right')
    const marks = Object.values(feedback.marks)
    const n = marks.filter((mark) => mark === 'right').length
    const parts = exercise.type === 'ordering' || exercise.type === 'matching' || exercise.type === 'cloze'
    if (!feedback.score) return t('wrong')
    if (!parts) return t('partlyRight')
    return t(exercise.type === 'ordering' ? 'partlyPlaced' : 'partly', { n, of: marks.length })
  }
}
