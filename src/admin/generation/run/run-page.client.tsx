'use client'
import { Pill, SetDocumentStepNav, useConfig, useDocumentTitle } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { RunView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { LeftOut } from './left-out'
import { OutlineEditor } from './outline-editor'
import { Resume } from './resume'
import { useRun } from './use-run'
import { dollars, figure, standing } from './words'
import { LessonLine } from './written-lesson'
import '../../tokens.css'
import '../../courses/overview/overview.css'
import './run.css'

/** One drafting of a course, live. */
export function RunPage({ initial }: { initial: RunView }) {
  const { config } = useConfig()
  const run = useRun(initial)
  const [cancelling, setCancelling] = useState(false)
  const { view, busy, error, lost, isMoving, tell } = run
  const { course, outline, may, progress } = view
  const { setDocumentTitle } = useDocumentTitle()
  // A run has no title of its own; Payload would show its number.
  useEffect(() => setDocumentTitle(course.title), [course.title, setDocumentTitle])
  const says = standing(view)
  const lessons = outline?.modules.flatMap((module) => module.lessons) ?? []
  const written = lessons.filter(({ isWritten }) => isWritten).length
  const coursePath = `${config.routes.admin}/collections/courses/${course.id}`
  return (
    <div className="cwa-overview cwa-run">
      <SetDocumentStepNav collectionSlug="generation-runs" id={view.id} pluralLabel="Drafts" useAsTitle="title" />
      <section className="cwa-next" aria-label="Where it stands">
        <div className="cwa-row">
          <Pill pillStyle={says.pill} size="small">
            {says.state}
          </Pill>
          <a href={coursePath}>{course.title}</a>
          <span className="cwa-quiet">{chosen(view)}</span>
        </div>
        <h2>{says.title}</h2>
        <p>{says.words}</p>
        {isMoving && <Progress {...progress} />}
        {view.error && (
          <p className="cwa-error" role="alert">
            {view.error.message}
          </p>
        )}
        {error && (
          <p className="cwa-error" role="alert">
            {error}
          </p>
        )}
        {lost && <p className="cwa-quiet">{lost}</p>}
        {may.resume && <Resume run={run} />}
        <div className="cwa-row">
          {view.state === 'succeeded' && (
            <ActionButton look="primary" href={coursePath}>
              Open the course
            </ActionButton>
          )}
          {may.cancel && (
            <ActionButton look="transparent" busy={busy} onClick={() => setCancelling(true)}>
              Cancel the draft
            </ActionButton>
          )}
        </div>
      </section>

      {(view.spent.calls > 0 || view.budget !== null) && <Spent view={view} />}

      {may.settle && outline?.facts ? (
        <OutlineEditor key={view.id} outline={outline} facts={outline.facts} run={run} />
      ) : (
        outline && (
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
                    <LessonLine key={lesson.id} lesson={lesson} base={run.base} />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        )
      )}
      <LeftOut leftOut={view.leftOut} />
      {cancelling && (
        <Dialog title="Cancel this draft?" onClose={() => setCancelling(false)}>
          <p>What was written so far is given up, and so is what it cost. The SOP stays as it is.</p>
          <div className="cwa-row">
            <ActionButton
              look="primary"
              busy={busy}
              onClick={() => {
                setCancelling(false)
                void tell('cancel')
              }}
            >
              Cancel the draft
            </ActionButton>
            <ActionButton onClick={() => setCancelling(false)}>Let it go on</ActionButton>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function chosen({ provider, wishes }: RunView): string {
  const { depth, language, audience } = wishes
  return [provider, depth, language, audience ? `for ${audience}` : null].filter(Boolean).join(' · ')
}

function Progress({ done, total, label }: RunView['progress']) {
  const share = total > 0 ? Math.round((100 * done) / total) : 0
  return (
    <div className="cwa-generation" aria-live="polite">
      <p className="cwa-generation-line">
        <span>{label ?? 'Waiting to start'}</span>
        {total > 0 && (
          <span className="cwa-quiet">
            {done} of {total}
          </span>
        )}
      </p>
      <div
        className="cwa-bar"
        role="progressbar"
        aria-label="Drafting"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <i style={{ width: `${Math.max(2, share)}%` }} />
      </div>
    </div>
  )
}

function Spent({ view: { spent, budget } }: { view: RunView }) {
  const { tokens } = spent
  return (
    <section aria-label="What it costs">
      <dl className="cwa-figures">
        <div>
          <dt>Calls of the model</dt>
          <dd>
            <b>{figure(spent.calls)}</b>{' '}
            <span className="cwa-quiet">{spent.withoutUse > 0 ? `${spent.withoutUse} without use` : ''}</span>
          </dd>
        </div>
        <div>
          <dt>Tokens</dt>
          <dd>
            <b>{figure(tokens.input + tokens.output)}</b>{' '}
            <span className="cwa-quiet">{figure(tokens.cached)} from the cache</span>
          </dd>
        </div>
        <div>
          <dt>Cost so far, by list prices</dt>
          <dd>
            <b>{spent.cost === null ? 'not known' : dollars(spent.cost)}</b>{' '}
            <span className="cwa-quiet">{budget === null ? 'no budget set' : `of ${dollars(budget)}`}</span>
          </dd>
        </div>
      </dl>
    </section>
  )
}
