'use client'
import { useId, useState } from 'react'
import type { OutlineFact, RunView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { draftOf, dropped, editOf, merged, moved, retitled, type DraftModule, type Place } from './outline-edit'
import type { RunState } from './use-run'

/** The outline before anything else is paid for: titles, order, what is merged and what is left out. */
export function OutlineEditor({
  outline,
  facts,
  run,
}: {
  outline: NonNullable<RunView['outline']>
  facts: Record<string, OutlineFact[]>
  run: RunState
}) {
  const id = useId()
  const [title, setTitle] = useState(outline.title)
  const [modules, setModules] = useState<DraftModule[]>(() => draftOf(outline, facts))
  const kept = modules.flatMap((module) => module.lessons).filter(({ isDropped }) => !isDropped)
  return (
    <section aria-label="Outline" className="cwa-run-outline">
      <h3>
        Outline <span className="cwa-quiet">{kept.length} lessons</span>
      </h3>
      <p className="cwa-run-field">
        <label htmlFor={`${id}-title`}>Title of the course</label>
        <input id={`${id}-title`} value={title} maxLength={160} onChange={(event) => setTitle(event.target.value)} />
      </p>
      {modules.map((module, m) => (
        <fieldset key={module.key} className="cwa-run-module">
          <legend className="cwa-hidden">Module {m + 1}</legend>
          <p className="cwa-run-field">
            <label htmlFor={`${id}-${module.key}`}>Module {m + 1}</label>
            <input
              id={`${id}-${module.key}`}
              value={module.title}
              maxLength={160}
              onChange={(event) => setModules(retitled(modules, m, event.target.value))}
            />
          </p>
          <ol>
            {module.lessons.map((lesson, l) => (
              <Lesson
                key={lesson.key}
                id={`${id}-${lesson.key}`}
                lesson={lesson}
                place={{ module: m, lesson: l }}
                isFirst={m === 0 && l === 0}
                isLast={m === modules.length - 1 && l === module.lessons.length - 1}
                change={(make) => setModules(make(modules))}
              />
            ))}
          </ol>
        </fieldset>
      ))}
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={run.busy}
          why={kept.length === 0 ? 'Keep at least one lesson.' : undefined}
          onClick={() => void run.tell('outline', editOf(title, modules))}
        >
          Write these lessons
        </ActionButton>
        <ActionButton
          onClick={() => {
            setTitle(outline.title)
            setModules(draftOf(outline, facts))
          }}
        >
          As it was planned
        </ActionButton>
      </div>
    </section>
  )
}

function Lesson({
  id,
  lesson,
  place,
  isFirst,
  isLast,
  change,
}: {
  id: string
  lesson: DraftModule['lessons'][number]
  place: Place
  isFirst: boolean
  isLast: boolean
  change: (make: (modules: DraftModule[]) => DraftModule[]) => void
}) {
  const { title, facts, isDropped } = lesson
  return (
    <li className={isDropped ? 'cwa-run-dropped' : undefined}>
      <p className="cwa-run-field">
        <label htmlFor={id} className="cwa-hidden">
          Title of lesson {place.lesson + 1}
        </label>
        <input
          id={id}
          value={title}
          maxLength={160}
          disabled={isDropped}
          onChange={(event) => change((all) => retitled(all, place, event.target.value))}
        />
      </p>
      <div className="cwa-row cwa-run-acts">
        {isDropped ? (
          <button type="button" onClick={() => change((all) => dropped(all, place, false))}>
            Take it back
          </button>
        ) : (
          <>
            <button type="button" disabled={isFirst} onClick={() => change((all) => moved(all, place, -1))}>
              Up
            </button>
            <button type="button" disabled={isLast} onClick={() => change((all) => moved(all, place, 1))}>
              Down
            </button>
            {place.lesson > 0 && (
              <button type="button" onClick={() => change((all) => merged(all, place))}>
                Merge with the one above
              </button>
            )}
            <button type="button" onClick={() => change((all) => dropped(all, place, true))}>
              Leave out
            </button>
          </>
        )}
      </div>
      <details>
        <summary>{facts.length} facts</summary>
        <ul>
          {facts.map((fact) => (
            <li key={fact.id}>
              <span className="cwa-quiet">{fact.kind}</span> {fact.text}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
