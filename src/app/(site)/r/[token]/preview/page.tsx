import type { Metadata } from 'next'
import { DomainError } from '@/shared/errors'
import { openPreview } from '@/systems/sales/public'
import { TopBar } from '../../../../(learn)/_parts/top-bar'
import { visitor } from '../../../../(learn)/session'
import '../../../request/request.css'
import '../../status.css'
import { CourseOutline } from '../../_parts/course-outline'
import { LinkOver } from '../../_parts/link-over'

export const metadata: Metadata = { title: 'Preview of your course', robots: { index: false, follow: false } }

/** The version that was handed over, to read through: every statement with its clause. No answer keys. */
export default async function PreviewPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const opened = await openPreview({ req: await visitor(), token }).catch((error: unknown) => {
    if (error instanceof DomainError && error.status < 500) return error
    throw error
  })
  if (opened instanceof DomainError) return <LinkOver token={token} why={opened} />
  const { manifest, number, reference } = opened
  return (
    <div className="portal">
      <TopBar home="/">
        <a className="who" href={`/r/${token}`}>
          Back to your request
        </a>
      </TopBar>
      <main id="main" className="page narrow preview">
        <p className="label">
          Request {reference} · version {number}
        </p>
        <h1>{manifest.title}</h1>
        <p className="lede long">{manifest.summary}</p>
        <p className="small dim fingerprint">
          Fingerprint of this version <span className="mono">sha256 {manifest.hash}</span>
        </p>
        <CourseOutline manifest={manifest} />
        <p className="go">
          <a className="btn pri" href={`/r/${token}#sign-off`}>
            Go to the sign-off
          </a>
        </p>
      </main>
    </div>
  )
}
