'use client'
import { Pill, SetDocumentStepNav, useConfig, useDocumentTitle } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { RunView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { LeftOut } from './left-out'
import { LessonsSoFar } from './lessons-so-far'
import { OutlineEditor } from './outline-editor'
import { Resume } from './resume'
import { RunProgress } from './run-progress'
import { SecondOpinion } from './second-opinion'
import { useRun } from './use-run'
import { dollars, figure, standing } from './words'
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
  const { title, setDocumentTitle } = useDocumentTitle()
  // A run has no title of its own. Payload sets its number, in an effect that comes after those of this page.
  useEffect(() => {
    if (title === course.title) return
    const timer = setTimeout(() => setDocumentTitle(course.title))
    return () => clearTimeout(timer)
  }, [title, course.title, setDocumentTitle])
  const says = standing(view)
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
        {isMoving && <RunProgress {...progress} />}
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

      {view.secondOpinion && <SecondOpinion {...view.secondOpinion} />}

      {may.settle && outline?.facts ? (
        <OutlineEditor key={view.id} outline={outline} facts={outline.facts} run={run} />
      ) : (
        outline && <LessonsSoFar outline={outline} base={run.base} />
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
  return [
    provider === 'builtin' ? 'built-in generator' : provider,
    depth,
    language,
    audience ? `for ${audience}` : null,
  ]
    .filter(Boolean)
    .join(' · ')
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
