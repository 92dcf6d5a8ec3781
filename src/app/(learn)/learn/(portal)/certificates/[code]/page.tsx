import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { env } from '@/shared/env'
import { getCertificateByCode, listMyEnrollments } from '@/systems/learning/public'
import { Certificate } from '../../../../_parts/certificate'
import { CertificateActions } from '../../../../_parts/certificate-actions.client'
import { PortalPage } from '../../../../_parts/portal-page'
import { VerdictNote } from '../../../../_parts/verdict'
import { signedInAt } from '../../../../session'

export const metadata: Metadata = { title: 'Certificate' }

/** One's own certificate, to keep and print. Other people's are checked at `/c/<code>`. */
export default async function MyCertificatePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const session = await signedInAt(`/learn/certificates/${code}`)
  const { certificates } = await listMyEnrollments({ req: session.req })
  if (!certificates.some((one) => one.code === code)) notFound()
  const certificate = await getCertificateByCode({ req: session.req, code })
  const address = `${env.PUBLIC_URL}/c/${certificate.code}`
  return (
    <PortalPage session={session} paper>
      {certificate.verdict.kind === 'valid' ? null : <VerdictNote certificate={certificate} />}
      <Certificate certificate={certificate} address={address} />
      <CertificateActions address={address} />
    </PortalPage>
  )
}
