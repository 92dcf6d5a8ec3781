'use client'
import type { RequestDesk } from '@/systems/sales/public'
import { onDay } from '../words'

const readings: Record<string, string> = {
  uploaded: 'waits to be read',
  parsing: 'is being read',
  'parse-review': 'read, not confirmed yet',
  failed: 'could not be read',
  quarantined: 'was refused',
}

/** SOPs with their readings, the course, its versions: how far the making is. */
export function Production({ desk, admin }: { desk: RequestDesk; admin: string }) {
  const { request, production, may } = desk
  if (production.sops.length === 0 && !request.course) return null
  return (
    <section>
      <h3>Production</h3>
      <ul className="cwa-list">
        {production.sops.map((sop) => (
          <li key={sop.id}>
            {may.seeSops ? <a href={`${admin}/sop-versions/${sop.id}/parse`}>{sop.title}</a> : <span>{sop.title}</span>}
            <span className={sop.error ? 'cwa-tone-bad cwa-small' : 'cwa-quiet cwa-small'}>
              {sop.error ?? (sop.confirmed ? 'reading confirmed' : (readings[sop.state] ?? sop.state))}
            </span>
          </li>
        ))}
        {request.course && (
          <li>
            {may.seeSops ? <a href={`${admin}/courses/${request.course}`}>The course</a> : <span>The course</span>}
            <span className="cwa-quiet cwa-small">
              {production.versions.length === 0
                ? 'not published yet'
                : production.versions
                    .map(
                      ({ id, number, releasedAt }) =>
                        `version ${number}, ${onDay(releasedAt)}${id === request.version ? ', with the client' : ''}`,
                    )
                    .join('; ')}
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}
