import { toString as qrSvg } from 'qrcode'
import { sourceLabel, type CheckedCertificate } from '@/systems/learning/public'
import './certificate.css'
import { percent, points } from './percent'
import { onLongDay } from './when'

/** The certificate itself: person, score, version, approval, SOP, in one chain. White on screen and on paper. */
export async function Certificate({ certificate, address }: { certificate: CheckedCertificate; address: string }) {
  const { course, sources, approvals, validUntil } = certificate
  const code = await qrSvg(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  return (
    <article className="cert" lang="en" data-theme="light">
      <div className="cert-top">
        <p>
          <b>{certificate.organisation}</b>
          <br />
          issued with Coursewright
        </p>
        <p>Certificate {certificate.code}</p>
      </div>
      <h1>{certificate.learnerName}</h1>
      <p className="cert-did">
        is trained and assessed on <span lang={course.language}>{course.title}</span>.
      </p>
      <ol className="chain">
        <li>
          <span className="k">Assessed</span>
          <span className="v">
            {percent(certificate.score)}, {points(certificate.points)} of {points(certificate.maxPoints)} points
            <small>
              Attempt {certificate.attemptNumber}, {onLongDay(certificate.issuedAt)}
            </small>
          </span>
        </li>
        <li>
          <span className="k">Trained on</span>
          <span className="v">
            <span lang={course.language}>{course.title}</span>, version {course.version}
            <small className="mono" title={course.hash}>
              sha256 {shortHash(course.hash)}
            </small>
          </span>
        </li>
        {approvals.map(({ by, at, meaning }) => (
          <li key={`${by} ${at}`}>
            <span className="k">Approved by</span>
            <span className="v">
              {by}
              <small>
                “{meaning}”, signed {onLongDay(at)}
              </small>
            </span>
          </li>
        ))}
        {sources.map((source) => (
          <li className="end" key={source.sha256}>
            <span className="k">Source</span>
            <span className="v">
              {sourceLabel(source)}
              <small>
                {source.title}. {source.statements} {source.statements === 1 ? 'statement' : 'statements'}, each with
                its clause
              </small>
            </span>
            {source.clauses ? (
              <span className="ref" aria-label={`Clauses ${source.clauses.replace('–', ' to ')}`} role="img">
                <span>{source.clauses}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="cert-bottom">
        <div>
          <p>
            {validUntil ? <b>Valid until {onLongDay(validUntil)}</b> : <b>No end date</b>}
            {validUntil ? ', or' : '. It holds'} until a new version of the course takes its place.
          </p>
          <p>
            Check it at <a href={address}>{address.replace(/^https?:\/\//, '')}</a>
          </p>
        </div>
        {/* Made by us from an address of ours; no text of anybody goes into it. */}
        <div
          className="qr"
          role="img"
          aria-label="QR code of the check address"
          dangerouslySetInnerHTML={{ __html: code }}
        />
      </div>
    </article>
  )
}

/** `9f3c 41ab 7d20 e8c5 … 06be`; the whole of it is in the title and in the course's packages. */
function shortHash(hash: string): string {
  const groups = hash.match(/.{4}/g) ?? []
  return [...groups.slice(0, 4), '…', groups.at(-1)].join(' ')
}
