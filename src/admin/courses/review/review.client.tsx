'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Review as ReviewData, ReviewCitation } from '@/systems/courses/public'
import type { CourseFeedback } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { AddTaskDialog } from './add-task/add-task-dialog'
import { ClaimRow } from './claim-row'
import { ExerciseView } from './exercise-view'
import { citationsOf, objectivesGroup, samePassage, unusedGroup } from './items'
import { LessonView, Part } from './lesson-view'
import { CourseCommentsDialog, ReviewKeys, SendBackDialog } from './other-dialogs'
import { Queue } from './queue'
import { ReviewBar } from './review-bar'
import { ReviewContext } from './review-context'
import { RewriteDesk } from './rewrite/rewrite-desk'
import { SignDialog } from './sign-dialog'
import { SourcePane } from './source-pane'
import { Thread } from './thread'
import { elementOf, isInView } from './in-view'
import { useKeys, useKeysSwitch } from './use-keys'
import { useReview } from './use-review'
import './review.css'

type OpenDialog = 'sign' | 'send-back' | 'keys' | 'comments' | 'add-task' | null

/** The review: queue by risk, the course as the learner reads it, and the source, with the thread between them. */
export function Review({ initial, feedback }: { initial: ReviewData; feedback: CourseFeedback[] }) {
  const state = useReview(initial)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [keysOn, setKeysOn] = useKeysSwitch()
  const root = useRef<HTMLDivElement>(null)
  const { citations, citation, openCitation } = useOpenCitation(state)
  const onKeyDown = useKeys({
    state,
    on: keysOn,
    showKeys: () => setDialog('keys'),
    rewrite: () => openMenu(root.current),
  })
  useKeepInView(root, state)
  const shared = useMemo(
    () => ({ state, citations, citation, openCitation, feedback }),
    [state, citations, citation, openCitation, feedback],
  )
  const close = () => {
    state.setDialogError(null)
    setDialog(null)
    root.current?.focus({ preventScroll: true })
  }
  const { content } = state.review
  const lessons = content.modules.flatMap((module) => module.lessons)
  const rest = (group: string) =>
    state.items.flatMap((item) => (item.kind === 'claim' && item.group === group ? [item.claim.key] : []))
  return (
    <ReviewContext value={shared}>
      <div
        className="cwa cwa-review"
        ref={root}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          // A click in the course gives it the keys, without taking them from a button or a field.
          if (!(event.target as HTMLElement).closest('button, a, input, textarea, label'))
            root.current?.focus({ preventScroll: true })
        }}
      >
        <ReviewBar onOpen={setDialog} keysOn={keysOn} />
        <p className="cwa-hidden" role="status" aria-live="polite">
          {state.said}
        </p>
        <RewriteDesk>
          <div className="cwa-work">
            <Queue />
            <div className="cwa-course" role="region" aria-label="Course as the learner reads it">
              {lessons.map((lesson, at) => (
                <LessonView key={lesson.id} lesson={lesson} rank={at + 1} of={lessons.length} />
              ))}
              <Part
                id={content.assessment.id}
                label={`Assessment · pass at ${Math.round(content.assessment.passScore * 100)} %`}
                title={content.assessment.title}
                height={content.assessment.exercises.length * 260}
              >
                {content.assessment.exercises.map((exercise) => (
                  <ExerciseView key={exercise.id} exercise={exercise} title={content.assessment.title} />
                ))}
                {state.review.may.add && (
                  <div className="cwa-row">
                    <ActionButton onClick={() => setDialog('add-task')}>Add a task that a trainer judges</ActionButton>
                  </div>
                )}
              </Part>
              {[objectivesGroup, unusedGroup].map((group) => {
                const keys = rest(group)
                if (keys.length === 0) return null
                return (
                  <Part
                    key={group}
                    id={group}
                    label="Outside the lessons"
                    title={group === objectivesGroup ? 'Objectives' : 'Not used in the course'}
                    height={keys.length * 90}
                  >
                    {keys.map((key) => (
                      <ClaimRow key={key} claimKey={key} />
                    ))}
                  </Part>
                )
              })}
              <div className="cwa-end">
                {state.review.may.decide && state.review.course.state === 'in-review' && (
                  <ActionButton onClick={() => setDialog('send-back')}>Send back</ActionButton>
                )}
                {state.review.may.sign && (
                  <ActionButton onClick={() => setDialog('sign')}>
                    Sign &amp; approve{state.counts.undecided > 0 ? `, ${state.counts.undecided} to go` : ''}
                  </ActionButton>
                )}
              </div>
            </div>
            <SourcePane />
            <Thread
              support={state.item?.kind === 'claim' ? state.item.claim.support : 'supported'}
              redraw={`${state.selected} ${citation?.segment} ${state.mode}`}
            />
          </div>
        </RewriteDesk>
        {dialog === 'sign' && <SignDialog onClose={close} />}
        {dialog === 'send-back' && <SendBackDialog onClose={close} />}
        {dialog === 'comments' && <CourseCommentsDialog onClose={close} />}
        {dialog === 'add-task' && <AddTaskDialog onClose={close} />}
        {dialog === 'keys' && <ReviewKeys on={keysOn} onToggle={setKeysOn} onClose={close} />}
      </div>
    </ReviewContext>
  )
}

/** Opens the menu of the part that the selected item stands in. */
function openMenu(root: HTMLElement | null) {
  const part = root?.querySelector('.cwa-course .cwa-selected')?.closest('.cwa-rewritable')
  part?.querySelector<HTMLElement>(':scope > .cwa-rewrite-menu > button')?.click()
}

/** The passage on show: the selected item's first, until another of its marks is opened. */
function useOpenCitation({ item, items }: ReturnType<typeof useReview>) {
  const [chosen, choose] = useState<{ item: string; citation: ReviewCitation } | null>(null)
  const citations = useMemo(() => (item ? citationsOf(item, items) : []), [item, items])
  const kept =
    chosen && item && chosen.item === item.id ? citations.find((one) => samePassage(one, chosen.citation)) : undefined
  const id = item?.id
  const openCitation = useMemo(
    () => (next: ReviewCitation | null) => {
      if (next && id) choose({ item: id, citation: next })
    },
    [id],
  )
  return { citations, citation: kept ?? citations[0] ?? null, openCitation }
}

/**
 * Brings the selected item into view, below the bar, without moving what is in view already. Lessons on the way there are
 * rendered only now and push it about, so it looks again for a moment, unless the person scrolls. What is selected at first
 * stays where it is: the screen opens at its head.
 */
function useKeepInView(root: { current: HTMLElement | null }, { selected, picks }: ReturnType<typeof useReview>) {
  useEffect(() => {
    if (!selected || picks === 0) return
    const bring = (again: boolean) => {
      const element = root.current && elementOf(root.current, selected)
      if (!element || isInView(element)) return
      const { top, bottom } = element.getBoundingClientRect()
      const goal = Math.max(150, (innerHeight - (bottom - top)) / 3)
      const far = Math.abs(top - goal) > 1.5 * innerHeight
      const calm = again || far || matchMedia('(prefers-reduced-motion: reduce)').matches
      scrollTo({ top: scrollY + top - goal, behavior: calm ? 'instant' : 'smooth' })
    }
    const frame = requestAnimationFrame(() => bring(false))
    const timers = [500, 900, 1400].map((delay) => setTimeout(() => bring(true), delay))
    const stop = () => {
      cancelAnimationFrame(frame)
      timers.forEach(clearTimeout)
    }
    addEventListener('wheel', stop, { passive: true })
    addEventListener('touchmove', stop, { passive: true })
    return () => {
      stop()
      removeEventListener('wheel', stop)
      removeEventListener('touchmove', stop)
    }
  }, [root, selected, picks])
}
