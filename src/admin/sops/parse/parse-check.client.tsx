'use client'
import { SetDocumentStepNav, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { Doubts } from './doubts'
import type { ParseToCheck } from './load-parse'
import { Original } from './original'
import { Segments } from './segments'
import '../../tokens.css'
import './parse.css'

/** The original at the left, what was read of it at the right, and the person who says that they are the same. */
export function ParseCheck({ parse }: { parse: ParseToCheck }) {
  const { config } = useConfig()
  const router = useRouter()
  const [selected, select] = useState<string | null>(parse.doubts.find((doubt) => doubt.segment)?.segment ?? null)
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const segment = useMemo(() => parse.segments.find((one) => one.key === selected) ?? null, [parse.segments, selected])
  const { version } = parse
  const waiting = version.state === 'parse-review'
  const open = parse.doubts.length - checked.size
  const command = async <Answer,>(path: string, body: unknown, done: (answer: Answer) => void) => {
    setBusy(true)
    setError(null)
    try {
      done(await callApi<Answer>({ path: `${config.routes.api}${path}`, body }))
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="cwa cwa-parse">
      <SetDocumentStepNav
        collectionSlug="sop-versions"
        id={version.id}
        pluralLabel="SOP versions"
        useAsTitle="filename"
        view="Check the reading"
      />
      <div className="cwa-parse-head">
        <div>
          <p className="cwa-label">
            {version.sop.title} {version.label} · {version.filename}
            {version.pages ? ` · ${version.pages} pages` : ''} · {parse.segments.length} passages
          </p>
          <h2>{title(parse)}</h2>
          {parse.confirmedBy && (
            <p className="cwa-quiet">
              Confirmed by {parse.confirmedBy}
              {version.confirmedAt &&
                `, ${new Date(version.confirmedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`}
            </p>
          )}
        </div>
        <div className="cwa-row">
          {waiting && parse.doubts.length > 0 && (
            <span className="cwa-quiet">
              {checked.size} of {parse.doubts.length} checked
            </span>
          )}
          {waiting && parse.mayConfirm && (
            <ActionButton
              look="primary"
              busy={busy}
              why={open > 0 ? `Look at the ${open === 1 ? 'place' : `${open} places`} in doubt first` : undefined}
              onClick={() =>
                void command(`/sop-versions/${version.id}/confirm-parse`, {}, () => {
                  toast.success('The reading is confirmed.')
                  router.refresh()
                })
              }
            >
              Confirm the reading
            </ActionButton>
          )}
          {!waiting && parse.mayDraft && (
            <ActionButton
              look="primary"
              busy={busy}
              onClick={() =>
                void command<{ course: number }>(
                  '/generation-runs/start',
                  { sopVersions: [version.id] },
                  ({ course }) => router.push(`${config.routes.admin}/collections/courses/${course}`),
                )
              }
            >
              {parse.courses.length > 0 ? 'Draft another course' : 'Draft a course'}
            </ActionButton>
          )}
        </div>
        {error && (
          <p className="cwa-error" role="alert">
            {error}
          </p>
        )}
        {parse.courses.length > 0 && (
          <p className="cwa-parse-courses">
            <span className="cwa-label">Courses from this version:</span>{' '}
            {parse.courses.map((course) => (
              <a key={course.id} href={`${config.routes.admin}/collections/courses/${course.id}`}>
                {course.title}
              </a>
            ))}
          </p>
        )}
      </div>
      <div className="cwa-two">
        <Original parse={parse} segment={segment} />
        <section className="cwa-read" aria-label="What was read">
          <Doubts
            parse={parse}
            open={waiting}
            checked={checked}
            onSelect={select}
            onCheck={(at, on) =>
              setChecked((before) => {
                const next = new Set(before)
                if (on) next.add(at)
                else next.delete(at)
                return next
              })
            }
          />
          <Segments segments={parse.segments} doubts={parse.doubts} selected={selected} onSelect={select} />
        </section>
      </div>
    </div>
  )
}

function title(parse: ParseToCheck): string {
  if (parse.version.state !== 'parse-review') return 'The reading is confirmed'
  const { length } = parse.doubts
  if (length === 0) return 'No doubts. Read a page as a sample, then confirm'
  return `${length === 1 ? 'One place' : `${length} places`} to check before this SOP is used`
}
