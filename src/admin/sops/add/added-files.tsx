'use client'
import Link from 'next/link'
import type { AddedFile, AddReport } from '@/systems/sops/public'

/** File by file what became of it, those that were refused first. */
export function AddedFiles({ report, admin, headingId }: { report: AddReport; admin: string; headingId: string }) {
  const files = [...report.files].sort((a, b) => rank(a) - rank(b))
  return (
    <section aria-labelledby={headingId} className="cwa-report" aria-live="polite">
      <h2 id={headingId}>
        {report.added} added{report.refused > 0 ? `, ${report.refused} refused` : ''}
      </h2>
      <table className="cwa-table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <th scope="row">{file.name}</th>
              <td data-label="Result">
                <span>
                  <b className={file.outcome === 'added' ? 'cwa-tone-ok' : 'cwa-tone-bad'}>
                    {file.outcome === 'added' ? 'Added' : 'Refused'}
                  </b>
                  {file.outcome === 'added' ? (
                    <span className="cwa-problem">
                      <Link href={`${admin}/collections/sop-versions/${file.version}/parse`} prefetch={false}>
                        Check the reading
                      </Link>
                    </span>
                  ) : (
                    <span className="cwa-problem">
                      {file.message}{' '}
                      {file.version !== undefined && (
                        <Link href={`${admin}/collections/sop-versions/${file.version}/parse`} prefetch={false}>
                          Open that version
                        </Link>
                      )}
                    </span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const rank = (file: AddedFile): number => (file.outcome === 'refused' ? 0 : 1)
