'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { RunView } from '@/systems/generation/public'
import { LessonsSoFar } from '../../generation/run/lessons-so-far'
import { RunProgress } from '../../generation/run/run-progress'
import { useRun } from '../../generation/run/use-run'
import { standing } from '../../generation/run/words'
import { GenerationProgress } from '../overview/generation-progress'
import '../../tokens.css'
import '../overview/overview.css'
import '../../generation/run/run.css'

/** In place of the review, while the draft is being made: how far it is, and its finished lessons, to be read. */
export function Drafting({ course, run }: { course: number; run: RunView | null }) {
  if (run) return <LessonsAsTheyFinish initial={run} />
  return (
    <div className="cwa-waiting">
      <h2>The draft is being made</h2>
      <p className="cwa-quiet">You can leave this page. The review opens here when the draft is there.</p>
      <GenerationProgress course={course} />
    </div>
  )
}

function LessonsAsTheyFinish({ initial }: { initial: RunView }) {
  const { config } = useConfig()
  const router = useRouter()
  const { view, isMoving, lost, base } = useRun(initial)
  const says = standing(view)
  const isOver = view.state === 'succeeded'
  useEffect(() => {
    if (isOver) router.refresh()
  }, [isOver, router])
  return (
    <div className="cwa-overview cwa-run">
      <section className="cwa-next" aria-label="Where it stands">
        <h2>{says.title}</h2>
        <p>
          {isMoving
            ? 'Lessons can be read below as they are finished. The review opens here when all of it is there and checked.'
            : says.words}
        </p>
        {isMoving && <RunProgress {...view.progress} />}
        {view.error && (
          <p className="cwa-error" role="alert">
            {view.error.message}
          </p>
        )}
        {lost && <p className="cwa-quiet">{lost}</p>}
        <p>
          <a href={`${config.routes.admin}/collections/generation-runs/${view.id}`}>
            {view.may.settle ? 'Look at the outline' : 'The draft, and what it costs'}
          </a>
        </p>
      </section>
      {view.outline && <LessonsSoFar outline={view.outline} base={base} />}
    </div>
  )
}
