'use client'
import { Pill, SetDocumentStepNav, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { CourseOverview as Overview } from '@/systems/courses/public'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { Dialog } from '../../shared/dialog'
import { GenerationProgress } from './generation-progress'
import { nextStep } from './next-step'
import { Versions } from './versions'
import '../../tokens.css'
import './overview.css'

export function CourseOverview({
  overview,
  formats,
}: {
  overview: Overview
  formats: { format: string; title: string }[]
}) {
  const { config } = useConfig()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [retiring, setRetiring] = useState(false)
  const { course, figures, may, run, sources, signatures, versions } = overview
  const admin = `${config.routes.admin}/collections`
  const step = nextStep(overview)
  const command = async (name: string, done: string) => {
    setBusy(true)
    setError(null)
    try {
      await callApi({ path: `${config.routes.api}/courses/${course.id}/${name}` })
      toast.success(done)
      router.refresh()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong.')
    } finally {
      setBusy(false)
    }
  }
  const reviewPath = `${admin}/courses/${course.id}/review`
  const standing = signatures.filter((signature) => signature.voidedAt === null)
  return (
    <div className="cwa-overview">
      <SetDocumentStepNav collectionSlug="courses" id={course.id} pluralLabel="Courses" useAsTitle="title" />
      <section className="cwa-next" aria-label="What is next">
        <div className="cwa-row">
          <Pill pillStyle={step.pill} size="small">
            {step.state}
          </Pill>
          {course.version !== null && course.state !== 'published' && (
            <span className="cwa-quiet">Version {course.version} is out</span>
          )}
        </div>
        <h2>{step.title}</h2>
        <p>{step.words}</p>
        {(course.state === 'generating' || run?.state === 'running' || run?.state === 'queued') && (
          <GenerationProgress course={course.id} initial={run} />
        )}
        {run && course.state === 'generating' && (
          <p>
            <a href={`${admin}/generation-runs/${run.id}`}>
              {run.state === 'outline-review' ? 'Look at the outline' : 'See the draft under way'}
            </a>
          </p>
        )}
        {error && (
          <p className="cwa-error" role="alert">
            {error}
          </p>
        )}
        <div className="cwa-row">
          {may.submit && (
            <ActionButton look="primary" busy={busy} onClick={() => void command('submit', 'Submitted for review.')}>
              Submit for review
            </ActionButton>
          )}
          {may.publish && (
            <ActionButton look="primary" busy={busy} onClick={() => void command('publish', 'Published.')}>
              Publish version {(course.version ?? 0) + 1}
            </ActionButton>
          )}
          {course.state !== 'generating' && figures.claims > 0 && (
            <ActionButton look={may.decide && course.state === 'in-review' ? 'primary' : 'secondary'} href={reviewPath}>
              {may.decide ? 'Review' : 'Read beside the SOP'}
            </ActionButton>
          )}
          {may.revise && (
            <ActionButton busy={busy} onClick={() => void command('revise', 'Taken up for the next version.')}>
              Prepare the next version
            </ActionButton>
          )}
          {may.retire && (
            <ActionButton look="transparent" onClick={() => setRetiring(true)}>
              Retire
            </ActionButton>
          )}
        </div>
      </section>

      {figures.claims > 0 && (
        <section aria-label="Figures">
          <dl className="cwa-figures">
            <Figure label="Lessons" value={figures.lessons} note={`${figures.minutes} minutes`} />
            <Figure label="Claims and exercises" value={figures.claims} note={`${figures.decided} decided`} />
            <Figure
              label="Need a look first"
              value={figures.needLook}
              note={figures.needLook === 0 ? 'nothing doubtful' : 'the passage does not bear them out'}
            />
            <Figure
              label="Open comments"
              value={figures.openComments}
              note={figures.openComments === 0 ? 'none' : 'for the author'}
            />
          </dl>
          <div className="cwa-bar" role="img" aria-label={`${figures.decided} of ${figures.claims} decided`}>
            <i className="cwa-is-ok" style={{ width: `${(100 * figures.decided) / Math.max(1, figures.claims)}%` }} />
          </div>
        </section>
      )}

      <div className="cwa-columns">
        <section>
          <h3>Sources</h3>
          <ul className="cwa-list">
            {sources.map((source) => (
              <li key={source.id}>
                <a href={`${admin}/sop-versions/${source.id}/parse`}>
                  {source.number ? `${source.number}: ` : ''}
                  {source.title}
                </a>
                <span className="cwa-quiet">
                  {source.label ? `version ${source.label} · ` : ''}
                  {source.state}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>Signatures for the next version</h3>
          {signatures.length === 0 ? (
            <p className="cwa-quiet">None yet. A reviewer who did not write the course signs it.</p>
          ) : (
            <ul className="cwa-list">
              {signatures.map((signature) => (
                <li key={signature.id}>
                  <span>
                    <b>{signature.byName}</b>: {signature.meaning}
                  </span>
                  <span className="cwa-quiet">
                    {signature.voidedAt
                      ? `void: ${signature.voidedReason ?? 'the course was changed'}`
                      : new Date(signature.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {standing.length > 0 && <p className="cwa-hash cwa-quiet">sha256 {standing[0]?.contentHash.slice(0, 16)}…</p>}
        </section>
      </div>
      <Versions versions={versions} formats={may.export ? formats : []} />
      {retiring && (
        <Dialog title="Retire this course?" onClose={() => setRetiring(false)}>
          <p>No new version can be made of it. Versions that are out stay as they are, and learners keep them.</p>
          <div className="cwa-row">
            <ActionButton
              look="primary"
              busy={busy}
              onClick={() => {
                setRetiring(false)
                void command('retire', 'Retired.')
              }}
            >
              Retire
            </ActionButton>
            <ActionButton onClick={() => setRetiring(false)}>Keep it</ActionButton>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Figure({ label, value, note }: { label: string; value: number; note: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b> <span className="cwa-quiet">{note}</span>
      </dd>
    </div>
  )
}
