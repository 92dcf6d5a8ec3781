import type { RunView } from '@/systems/generation/public'
import { LessonLine } from './written-lesson'

/** The lessons of a draft under way, module by module: those that are written can be opened and read. */
export function LessonsSoFar({ outline, base }: { outline: NonNullable<RunView['outline']>; base: string }) {
  const lessons = outline.modules.flatMap((module) => module.lessons)
  const written = lessons.filter(({ isWritten }) => isWritten).length
  return (
    <section aria-label="Lessons">
      <h3>
        Lessons{' '}
        <span className="cwa-quiet">
          {written} of {lessons.length} written
        </span>
      </h3>
      {outline.modules.map((module) => (
        <div key={module.id} className="cwa-run-module">
          <h4>{module.title}</h4>
          <ul>
            {module.lessons.map((lesson) => (
              <LessonLine key={lesson.id} lesson={lesson} base={base} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
