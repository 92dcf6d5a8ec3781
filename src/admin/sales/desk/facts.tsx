'use client'
import type { RequestDesk } from '@/systems/sales/public'
import { onDay } from '../words'

const formats: Record<string, string> = {
  portal: 'our portal',
  'scorm-1.2': 'SCORM 1.2',
  'scorm-2004': 'SCORM 2004',
  xapi: 'xAPI',
  cmi5: 'cmi5',
}

/** What the client asked for. */
export function Facts({ desk: { request } }: { desk: RequestDesk }) {
  const facts: [string, string | null][] = [
    ['Client', request.client],
    ['Contact', request.contactName],
    ['Goal', request.goal],
    ['Audience', request.audience],
    ['Languages', request.languages.join(', ')],
    ['Delivery', request.delivery.map((format) => formats[format] ?? format).join(', ') || 'not decided'],
    ['Needed by', request.deadline && onDay(request.deadline)],
    ['Sent', onDay(request.createdAt)],
  ]
  return (
    <section>
      <h3>What was asked for</h3>
      <dl className="cwa-facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>Email</dt>
          <dd>
            <a href={`mailto:${request.contact}`}>{request.contact}</a>
            {request.contactLanguage ? ` (${request.contactLanguage})` : ''}
          </dd>
        </div>
      </dl>
    </section>
  )
}
