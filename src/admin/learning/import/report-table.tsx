'use client'
import { fateInWords } from '@/systems/learning/import/report'
import type { ImportReport } from '@/systems/learning/public'
import { onDay } from '../assign/dates'

const tones: Record<string, string> = { bad: 'cwa-tone-bad', 'unknown-person': 'cwa-tone-warn', enrols: 'cwa-tone-ok' }

/** Line by line, those that need somebody first. */
export function ReportTable({ report }: { report: ImportReport }) {
  const done = report.state === 'finished'
  return (
    <>
      <table className="cwa-table">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Person</th>
            <th scope="col">Course</th>
            <th scope="col">Due</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">
                <span className="cwa-line-number">Line </span>
                {line.line}
              </th>
              <td data-label="Person">
                <span>
                  {line.name || line.email || '–'}
                  {line.name && <span className="cwa-quiet">{line.email}</span>}
                </span>
              </td>
              <td data-label="Course">{line.title || '–'}</td>
              <td data-label="Due">{line.dueAt ? onDay(line.dueAt) : '–'}</td>
              <td data-label="Result">
                <span>
                  <b className={tones[line.fate] ?? ''}>{fateInWords(line.fate, done)}</b>
                  {line.problem && <span className="cwa-problem">{line.problem}</span>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.more > 0 && <p className="cwa-quiet">{report.more} more lines are in the downloaded report.</p>}
    </>
  )
}
