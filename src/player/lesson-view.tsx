import { Fragment, useEffect, useMemo, useSyncExternalStore } from 'react'
import { BlockView } from './blocks'
import { usePlayer } from './context'
import { EvidenceMark } from './evidence-mark'
import { Foot } from './foot'
import { Icon } from './icons'
import { PracticeScreen } from './practice-screen'
import { assessmentPage } from './progress'
import { ScreenFrame } from './screen-frame'
import { headingOf, minutesLeft, screensOf } from './screens'
import type { LearnerContent, LearnerLesson, PlayerHost, PlayerState } from './types'

/** One screen of a lesson, with the way back and on. */
export function LessonView({
  content,
  lesson,
  state,
  resumed,
  host,
  onProgress,
  onUpdate,
}: {
  content: LearnerContent
  lesson: LearnerLesson
  state: PlayerState
  /** The learner has just come back to this very screen. */
  resumed: boolean
  host: PlayerHost
  onProgress(progress: { n: number; of: number }): void
  onUpdate(change: Partial<PlayerState>): void
}) {
  const { t, besideBlock } = usePlayer()
  const screens = useMemo(() => screensOf(lesson), [lesson])
  const at = Math.min(state.screen, screens.length - 1)
  const index = content.lessons.indexOf(lesson)
  const last = at >= screens.length - 1
  useEffect(() => onProgress({ n: at + 1, of: screens.length }), [onProgress, at, screens.length])

  const back = () => {
    if (at > 0) return onUpdate({ screen: at - 1 })
    const before = content.lessons[index - 1]
    if (before) onUpdate({ lesson: before.id, screen: screensOf(before).length - 1 })
  }
  const onward = () => {
    if (!last) return onUpdate({ screen: at + 1 })
    const done = [...new Set([...state.done, lesson.id])]
    onUpdate({ done, lesson: content.lessons[index + 1]?.id ?? assessmentPage, screen: 0 })
  }
  const backButton =
    at > 0 || index > 0 ? (
      <button type="button" className="cw-button cw-back" onClick={back}>
        <Icon name="back" /> <span>{t('back')}</span>
      </button>
    ) : null
  const note = `${t('screenOf', { n: at + 1, of: screens.length })} · ${t('timeLeft', { n: minutesLeft(lesson, screens, at) })}`
  const { heading, blocks } = screens[at] ?? { heading: null, blocks: [] }
  const [first] = blocks
  if (first?.type === 'exercise') {
    return (
      <PracticeScreen
        below={besideBlock?.({ lesson: lesson.id, block: first.id })}
        exercise={first.exercise}
        answer={state.answers[first.exercise.id]}
        host={host}
        back={backButton}
        note={note}
        onAnswer={(answer) => onUpdate({ answers: { ...state.answers, [first.exercise.id]: answer } })}
        onContinue={onward}
      />
    )
  }
  const headCitations = heading?.block.claims.flatMap((id) => content.claims[id] ?? []) ?? []
  const module = lesson.module === lesson.title ? content.title : lesson.module
  return (
    <>
      <ScreenFrame
        label={heading ? lesson.title : module}
        title={heading?.text ?? lesson.title}
        continued={at > 0 ? t('screenOf', { n: at + 1, of: screens.length }) : undefined}
        marks={headCitations.length > 0 && <EvidenceMark citations={headCitations} />}
        above={resumed && <Resumed at={state.at} onAgain={() => onUpdate({ screen: 0 })} />}
      >
        <div className="cw-blocks">
          {blocks.map((block, place) =>
            block.type === 'exercise' ? null : (
              <Fragment key={`${block.id} ${place}`}>
                <BlockView
                  block={block}
                  claims={content.claims}
                  lede={
                    place === 0 &&
                    blocks.length > 1 &&
                    block.type === 'text' &&
                    block.text.length < 200 &&
                    !headingOf(block)
                  }
                />
                {!headingOf(block) &&
                  blocks[place + 1]?.id !== block.id &&
                  besideBlock?.({ lesson: lesson.id, block: block.id })}
              </Fragment>
            ),
          )}
        </div>
      </ScreenFrame>
      <Foot left={backButton} note={note}>
        <button type="button" className="cw-button cw-primary" onClick={onward}>
          {t('continue')}
        </button>
      </Foot>
    </>
  )
}

/** Days have names in the reader's own time zone, which the server does not know: it is added in the browser. */
function Resumed({ at, onAgain }: { at: string | undefined; onAgain(): void }) {
  const { t, language } = usePlayer()
  const day = useSyncExternalStore(
    () => () => undefined,
    () => (at ? dayName(at, language) : null),
    () => null,
  )
  return (
    <div className="cw-resumed">
      <span>{day ? t('stoppedHereOn', { day }) : t('stoppedHere')}</span>
      <button type="button" className="cw-link" onClick={onAgain}>
        {t('startAgain')}
      </button>
    </div>
  )
}

function dayName(at: string, language: string): string | null {
  const then = new Date(at)
  const days = (Date.now() - then.getTime()) / 86_400_000
  if (!(days >= 0)) return null
  const format: Intl.DateTimeFormatOptions = days < 6 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }
  return new Intl.DateTimeFormat(language, format).format(then)
}
