'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { ImportReport } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { FileField } from '../../shared/file-field'
import { useWork } from '../../shared/use-work'
import { ReportTable } from './report-table'
import { sendFile } from './send-file'
import '../../tokens.css'
import '../assign/assign.css'
import './import.css'

export type CourseToImport = { id: number; title: string }

const example = 'email,name,course,due date\nana@example.com,Ana Ruiz,Freezer defrosting,2027-01-31\n'

export function ImportEnrollments({ courses, chosen }: { courses: CourseToImport[]; chosen: number | null }) {
  const { config } = useConfig()
  const api = config.routes.api
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [course, setCourse] = useState(courses.some((one) => one.id === chosen) ? String(chosen) : '')
  const [report, setReport] = useState<ImportReport | null>(null)
  const [invite, setInvite] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, error, setError, work } = useWork('Something went wrong. Nothing was imported; try again.')

  const answered = async (call: () => Promise<ImportReport>): Promise<ImportReport | null> => {
    const answer = await work(call)
    if (answer) setReport(answer)
    return answer
  }
  const check = async () => {
    if (!file) {
      setError('Choose a file first.')
      return
    }
    await answered(() => sendFile({ path: `${api}/enrollment-imports/check`, file, course }))
  }
  const run = async (goodLinesOnly: boolean) => {
    if (!report) return
    const done = await answered(() =>
      callApi<ImportReport>({
        path: `${api}/enrollment-imports/${report.import}/run`,
        body: { goodLinesOnly, invite, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      }),
    )
    if (done) toast.success('Imported.')
  }
  const finished = report?.state === 'finished'
  const counts = report?.counts
  const unknown = counts?.['unknown-person'] ?? 0
  const left = (counts?.bad ?? 0) + (invite ? 0 : unknown)
  const good = (counts?.enrols ?? 0) + (invite ? unknown : 0)

  return (
    <div className="cwa-assign cwa-import">
      <form
        className="cwa-assign-form"
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <FileField
          label="CSV file"
          hint={
            <>
              UTF-8, at most 1 MB and 2,000 lines. Columns: email, and if you like name, course (title or number),
              version, due date.{' '}
              <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(example)}`} download="example.csv">
                Download an example
              </a>
            </>
          }
          accept=".csv,text/csv"
          onFile={(given) => {
            setFile(given)
            setReport(null)
            setError(null)
          }}
        />
        <div className="cwa-field">
          <label htmlFor={`${id}-course`}>Course for lines that name none</label>
          <select id={`${id}-course`} value={course} onChange={(event) => setCourse(event.target.value)}>
            <option value="">None: every line names its own</option>
            {courses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
        <div className="cwa-row">
          <ActionButton look={report ? 'secondary' : 'primary'} type="submit" busy={busy}>
            Check the list
          </ActionButton>
        </div>
      </form>
      {error && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      {report && counts && (
        <section aria-labelledby={`${id}-report`} className="cwa-report" aria-live="polite">
          <h2 id={`${id}-report`}>{titleOf(report)}</h2>
          {!finished && (
            <>
              {unknown > 0 && (
                <label className="cwa-option">
                  <input type="checkbox" checked={invite} onChange={(event) => setInvite(event.target.checked)} />
                  <span>
                    Invite the {unknown} {unknown === 1 ? 'person' : 'people'} without an account. They are enrolled
                    when they have made it.
                  </span>
                </label>
              )}
              <div className="cwa-field">
                <label htmlFor={`${id}-why`}>Why</label>
                <p className="cwa-hint">The people read it.</p>
                <input
                  id={`${id}-why`}
                  type="text"
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
              <div className="cwa-row">
                <ActionButton
                  look="primary"
                  busy={busy}
                  {...(good === 0 ? { why: 'No line of this list would enrol anybody.' } : {})}
                  onClick={() => void run(left > 0)}
                >
                  {left > 0
                    ? `Import the ${good} good ${good === 1 ? 'line' : 'lines'} only`
                    : `Import ${good} ${good === 1 ? 'line' : 'lines'}`}
                </ActionButton>
                {left > 0 && <span className="cwa-quiet">Or correct the file and check it again.</span>}
              </div>
            </>
          )}
          <p>
            <a href={`${api}/enrollment-imports/${report.import}/report`} download>
              Download the report
            </a>
          </p>
          <ReportTable report={report} />
        </section>
      )}
    </div>
  )
}

function titleOf({ state, counts, filename }: ImportReport): string {
  if (state === 'finished')
    return `${filename}: ${counts.enrols} enrolled${counts.waits ? `, ${counts.waits} invited` : ''}`
  const bad = counts.bad + counts['unknown-person']
  return bad === 0
    ? `${filename}: every line is good`
    : `${filename}: ${bad} ${bad === 1 ? 'line needs' : 'lines need'} you, ${counts.enrols} can be imported`
}
