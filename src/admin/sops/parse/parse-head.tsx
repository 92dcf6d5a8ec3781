'use client'
import { useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { StartDialog } from '../../generation/start/start-dialog'
import { ActionButton } from '../../shared/action-button'
import { when } from './corrections-list'
import { NewVersionDialog } from './new-version-dialog'
import { nameOf, type ReadingState } from './use-reading'
import type { ParseToCheck } from './load-parse'

/** What is read here, how far its check is, and what can be done with the whole of it. */
export function ParseHead({ state }: { state: ReadingState }) {
  const { config } = useConfig()
  const [making, setMaking] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { parse, busy, checked } = state
  const { version, changed } = parse
  const waiting = version.state === 'parse-review'
  const left = parse.doubts.filter((doubt) => !checked.has(nameOf(doubt))).length
  return (
    <div className="cwa-parse-head">
      <div>
        <p className="cwa-label">
          {version.sop.title} {version.label} · {version.filename}
          {version.pages ? ` · ${scanned(parse)}${version.pages} pages` : ''} · {parse.segments.length} passages
        </p>
        <h2>{titleOf(parse)}</h2>
        {parse.confirmedBy && (
          <p className="cwa-quiet">
            Confirmed by {parse.confirmedBy}
            {version.confirmedAt && `, ${when(version.confirmedAt)}`}
          </p>
        )}
        {changed && (
          <p>
            <a href={`${config.routes.admin}/collections/sop-versions/${version.id}/changes`}>
              What changed since version {changed.label}
            </a>{' '}
            <span className="cwa-quiet">
              {changed.meaning === 0
                ? 'Nothing that changes what people do'
                : `${changed.meaning} ${changed.meaning === 1 ? 'place' : 'places'} may change what people do`}
            </span>
          </p>
        )}
      </div>
      <div className="cwa-row">
        {waiting && parse.doubts.length > 0 && (
          <span className="cwa-quiet">
            {parse.doubts.length - left} of {parse.doubts.length} checked
          </span>
        )}
        {parse.mayConfirm && (
          <ActionButton
            look={parse.newerReader ? 'secondary' : 'transparent'}
            busy={busy}
            onClick={() => void state.readAgain()}
          >
            Read again
          </ActionButton>
        )}
        {parse.mayReopen && (
          <ActionButton busy={busy} onClick={() => void state.reopen()}>
            Open it again
          </ActionButton>
        )}
        {parse.mayConfirm && (
          <ActionButton
            look="primary"
            busy={busy}
            why={left > 0 ? `Look at the ${left === 1 ? 'place' : `${left} places`} in doubt first` : undefined}
            onClick={() => void state.confirm()}
          >
            Confirm the reading
          </ActionButton>
        )}
        {parse.mayReread && (
          <ActionButton busy={busy} onClick={() => setMaking(true)}>
            New version from this file
          </ActionButton>
        )}
        {!waiting && parse.mayDraft && (
          <ActionButton look="primary" busy={busy} onClick={() => void state.draft()}>
            {parse.courses.length > 0 ? 'Draft another course' : 'Draft a course'}
          </ActionButton>
        )}
        {!waiting && parse.mayDraft && (
          <ActionButton onClick={() => setChoosing(true)}>Length, audience, language …</ActionButton>
        )}
      </div>
      {making && <NewVersionDialog state={state} onClose={() => setMaking(false)} />}
      {choosing && <StartDialog sopVersions={[version.id]} onClose={() => setChoosing(false)} />}
      {parse.reread && (
        <p className="cwa-parse-wide cwa-note">
          This very file was read anew as{' '}
          <a href={`${config.routes.admin}/collections/sop-versions/${parse.reread.id}/parse`}>
            version {parse.reread.label}
          </a>
          .
        </p>
      )}
      {parse.newerReader && parse.mayConfirm && (
        <p className="cwa-parse-wide cwa-note">
          The reader has become better since this file was read. “Read again” reads it anew and keeps your corrections.
        </p>
      )}
      {state.error && (state.segment === null || !parse.mayConfirm) && (
        <p className="cwa-parse-wide cwa-error" role="alert">
          {state.error}
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
  )
}

function scanned({ recognised, version }: ParseToCheck): string {
  if (recognised.length === 0) return ''
  return recognised.length === version.pages ? 'scanned, ' : `${recognised.length} scanned of `
}

function titleOf(parse: ParseToCheck): string {
  if (parse.version.state !== 'parse-review') return 'The reading is confirmed'
  const { length } = parse.doubts
  if (length === 0) return 'No doubts. Read a page as a sample, then confirm'
  return `${length === 1 ? 'One place' : `${length} places`} to check before this SOP is used`
}
