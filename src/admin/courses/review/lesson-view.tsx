'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Lesson } from '@/shared/manifest/schema'
import { ActionButton } from '../../shared/action-button'
import { AddFigure } from './add-figure/add-figure'
import { BlockView } from './block-view'
import { objectivesGroup, unusedGroup } from './items'
import { useReviewContext } from './review-context'
import { RewriteMenu } from './rewrite/rewrite-menu'

/** A lesson of the course under review. It is rendered when it comes near, so that long courses stay quick. */
export function LessonView({ lesson, rank, of }: { lesson: Lesson; rank: number; of: number }) {
  return (
    <Part
      id={lesson.id}
      label={`Lesson ${rank} of ${of} · ${lesson.minutes} min`}
      title={lesson.title}
      height={lesson.blocks.length * 180}
      acts={
        <>
          <AddFigure lesson={lesson} />
          <RewriteMenu part={{ kind: 'lesson', id: lesson.id }} title={lesson.title} label="Rewrite lesson" />
        </>
      }
    >
      {lesson.blocks.map((block) => (
        <BlockView key={block.id} block={block} title={lesson.title} />
      ))}
    </Part>
  )
}

/** A titled stretch of the course with its bulk decision. `height`: a guess in px until it is rendered. */
export function Part({
  id,
  label,
  title,
  height,
  acts,
  children,
}: {
  id: string
  label: string
  title: string
  height: number
  acts?: ReactNode
  children: ReactNode
}) {
  const { state } = useReviewContext()
  const place = useRef<HTMLElement>(null)
  const [near, setNear] = useState(false)
  const hasSelected = state.item?.group === id
  useEffect(() => {
    const element = place.current
    if (!element || near) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: '1200px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [near])
  // What no lesson holds is decided one by one.
  const inLessons = id !== objectivesGroup && id !== unusedGroup
  const open = state.items.filter((item) => item.group === id && item.risk === 'undecided').length
  const shown = near || hasSelected
  return (
    <section className="cwa-part" ref={place} data-cwa-part={id} aria-label={title}>
      <div className="cwa-part-head">
        <div>
          <p className="cwa-label">{label}</p>
          <h2>{title}</h2>
        </div>
        <div className="cwa-part-acts">
          {acts}
          {state.review.may.decide && open > 0 && inLessons && (
            <ActionButton busy={state.busy} onClick={() => void state.acceptSupported(id)}>
              Accept {open} supported
            </ActionButton>
          )}
        </div>
      </div>
      {shown ? children : <div style={{ height }} aria-hidden="true" />}
    </section>
  )
}
