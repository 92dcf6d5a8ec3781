'use client'
import { useCallback, useMemo, useRef, useState } from 'react'
import { AssessmentView } from './assessment-view'
import { Contents } from './contents'
import type { PlayerTools } from './context'
import { PlayerContext } from './context'
import { EvidenceDrawer } from './evidence-drawer'
import { LessonView } from './lesson-view'
import { allCitations } from './passage'
import { phrasesFor } from './phrases'
import { atStart, clampState } from './progress'
import { TopBar } from './top-bar'
import type { BesideBlock, Citation, LearnerContent, PlayerHost, PlayerState, Result } from './types'
import { useSending } from './use-sending'

export type PlayerProps = {
  content: LearnerContent
  /** Where the learner left; left out on the first visit. */
  initialState?: PlayerState | null
  /** The result of the last attempt handed in, if there was one. */
  initialResult?: Result | null
  /** Of the learner's attempts; the result's own count where this is left out. `null`: no limit. */
  attemptsLeft?: number | null
  host: PlayerHost
  /** `package`: the course runs inside somebody else's LMS. */
  mode?: 'portal' | 'package'
  /** A sentence under the top bar, such as that no LMS was found. */
  notice?: string
  /** What the portal adds below each block; packages have nothing there. */
  besideBlock?: BesideBlock
}

/** Plays a course: lessons screen by screen, practice, the assessment and its result. Fills the page. */
export function Player({
  content,
  initialState,
  initialResult,
  attemptsLeft,
  host,
  mode = 'portal',
  notice,
  besideBlock,
}: PlayerProps) {
  const t = useMemo(() => phrasesFor(content.language), [content.language])
  const [state, setState] = useState(() => clampState(content, initialState))
  const { line, waiting } = useSending<PlayerState>((_key, next) => host.save(next))
  const [contents, setContents] = useState(false)
  const { shown, show, close } = useEvidence()
  const [progress, setProgress] = useState({ n: 0, of: 0 })
  const [moved, setMoved] = useState(false)
  const [result, setResult] = useState(initialResult ?? null)
  const [begun, setBegun] = useState(false)

  const update = useCallback(
    (change: Partial<PlayerState>) => {
      const next = { ...state, ...change, at: new Date().toISOString() }
      const moves = change.lesson !== undefined || change.screen !== undefined
      setState(next)
      line.put('state', next, { now: moves })
      if (!moves) return
      setMoved(true)
      close(false)
    },
    [state, line, close],
  )
  const lesson = content.lessons.find(({ id }) => id === state.lesson)
  const claims = useMemo(() => allCitations(content), [content])
  const passage = useCallback((citation: Citation) => host.passage(citation), [host])
  const tools = useMemo<PlayerTools>(
    () => ({
      t,
      language: content.language,
      sourceName: (id) => {
        const source = content.sources[id]
        return source ? `${source.sop} ${/^\d/.test(source.version) ? 'v' : ''}${source.version}` : ''
      },
      picture: (src) => host.picture?.(src) ?? src,
      shown,
      show,
      // Practice is not graded, so nobody would look at what is handed in there.
      upload: lesson ? undefined : host.upload?.bind(host),
      besideBlock,
    }),
    [t, content, shown, show, host, lesson, besideBlock],
  )
  const index = lesson ? content.lessons.indexOf(lesson) : -1
  const go = (to: string, screen = 0) => {
    setContents(false)
    update({ lesson: to, screen })
  }

  return (
    <PlayerContext.Provider value={tools}>
      <div className="cw-player" lang={content.language} data-mode={mode} data-open={shown ? '' : undefined}>
        <a className="cw-skip" href="#cw-main">
          {t('skip')}
        </a>
        <TopBar
          content={content}
          index={index}
          progress={progress}
          onExit={() => host.exit()}
          onContents={() => setContents(true)}
        />
        <div className="cw-notices">
          {content.preview && <p className="cw-notice cw-preview">{t('preview')}</p>}
          {notice && <p className="cw-notice">{notice}</p>}
          <p className={waiting ? 'cw-notice' : 'cw-hidden'} role="status">
            {waiting ? t('savedHere') : ''}
          </p>
        </div>
        <div className="cw-stage">
          <div className="cw-column">
            {lesson ? (
              <LessonView
                key={`${lesson.id} ${state.screen}`}
                content={content}
                lesson={lesson}
                state={state}
                resumed={!moved && Boolean(initialState) && !atStart(content, state)}
                host={host}
                onProgress={setProgress}
                onUpdate={update}
              />
            ) : (
              <AssessmentView
                content={content}
                done={state.done}
                result={result}
                attemptsLeft={result ? result.attemptsLeft : attemptsLeft}
                begun={begun}
                host={host}
                mode={mode}
                onProgress={setProgress}
                onBegin={() => setBegun(true)}
                onResult={(next) => {
                  setBegun(false)
                  setResult(next)
                }}
                onLesson={go}
              />
            )}
          </div>
          {shown && <EvidenceDrawer citation={shown} claims={claims} passage={passage} onClose={close} />}
        </div>
        {contents && <Contents content={content} state={state} onGo={go} onClose={() => setContents(false)} />}
      </div>
    </PlayerContext.Provider>
  )
}

/** Which passage is on show, and the mark to give focus back to. */
function useEvidence() {
  const [shown, setShown] = useState<Citation | null>(null)
  const from = useRef<HTMLElement | null>(null)
  const show = useCallback((citation: Citation, mark: HTMLElement) => {
    from.current = mark
    setShown(citation)
  }, [])
  const close = useCallback((giveBack = true) => {
    setShown(null)
    if (giveBack) from.current?.focus()
  }, [])
  return { shown, show, close }
}
