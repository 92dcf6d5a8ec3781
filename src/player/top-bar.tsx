import { usePlayer } from './context'
import { Icon } from './icons'
import type { LearnerContent } from './types'

/** The way out, the course's name, where in it the learner is, and the screens of the lesson as a row of segments. */
export function TopBar({
  content,
  index,
  progress,
  onExit,
  onContents,
}: {
  content: LearnerContent
  /** Of the lesson; -1 for the assessment. */
  index: number
  /** `n` screens of `of`, the present one included. */
  progress: { n: number; of: number }
  onExit(): void
  onContents(): void
}) {
  const { t } = usePlayer()
  const { n, of } = progress
  const place = { n: index + 1, of: content.lessons.length }
  return (
    <header className="cw-top">
      <div className="cw-bar">
        <button type="button" className="cw-button cw-quiet cw-exit" aria-label={t('saveAndClose')} onClick={onExit}>
          <Icon name="close" /> <span className="cw-wide">{t('saveAndClose')}</span>
        </button>
        <p className="cw-course">{content.title}</p>
        <button
          type="button"
          className="cw-button cw-quiet cw-where"
          aria-label={index < 0 ? `${t('assessment')}, ${t('contents')}` : t('openContents', place)}
          onClick={onContents}
        >
          {index < 0 ? t('assessment') : t('lessonOf', place)} <Icon name="menu" />
        </button>
      </div>
      <div
        className="cw-segments"
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={of || 1}
        aria-valuenow={n}
      >
        {Array.from({ length: of }, (_, at) => (
          <i key={at} className={at < n - 1 ? 'cw-past' : at === n - 1 ? 'cw-now' : undefined} />
        ))}
      </div>
    </header>
  )
}
