import { useEffect, useRef } from 'react'
import { usePlayer } from './context'
import { Icon } from './icons'
import { assessmentPage } from './progress'
import type { LearnerContent, PlayerState } from './types'

/** The lessons and the assessment as a list to jump from. A native dialog: it keeps focus and closes on Escape. */
export function Contents({
  content,
  state,
  onGo,
  onClose,
}: {
  content: LearnerContent
  state: PlayerState
  onGo(lesson: string): void
  onClose(): void
}) {
  const { t } = usePlayer()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog className="cw-contents" aria-label={t('contents')} ref={dialog} onClose={onClose}>
      <div className="cw-contents-head">
        <h2>{t('contents')}</h2>
        <button type="button" className="cw-button cw-quiet" onClick={() => dialog.current?.close()}>
          <Icon name="close" /> {t('close')}
        </button>
      </div>
      <ol>
        {content.lessons.map((lesson, at) => (
          <li key={lesson.id}>
            {lesson.module !== content.lessons[at - 1]?.module && lesson.module !== lesson.title && (
              <p className="cw-label">{lesson.module}</p>
            )}
            <Entry
              title={lesson.title}
              note={t('minutes', { n: lesson.minutes })}
              done={state.done.includes(lesson.id)}
              here={state.lesson === lesson.id}
              onGo={() => onGo(lesson.id)}
            />
          </li>
        ))}
        <li>
          <Entry
            title={content.assessment.title}
            note={t('assessmentIntro', { n: content.assessment.questions })}
            done={false}
            here={state.lesson === assessmentPage}
            onGo={() => onGo(assessmentPage)}
          />
        </li>
      </ol>
    </dialog>
  )
}

function Entry({
  title,
  note,
  done,
  here,
  onGo,
}: {
  title: string
  note: string
  done: boolean
  here: boolean
  onGo(): void
}) {
  const { t } = usePlayer()
  return (
    <button type="button" className="cw-entry" aria-current={here ? 'step' : undefined} onClick={onGo}>
      <span className={done ? 'cw-ok' : 'cw-dim'}>
        <Icon name={done ? 'tick' : here ? 'half' : 'ring'} />
      </span>
      <span>{title}</span>
      <span className="cw-small cw-dim">{done ? t('read') : here ? t('here') : note}</span>
    </button>
  )
}
