import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DomainError } from '@/shared/errors'
import { env } from '@/shared/env'
import { getCertificateByCode } from '@/systems/learning/public'
import { Certificate } from '../../../(learn)/_parts/certificate'
import { CertificateActions } from '../../../(learn)/_parts/certificate-actions.client'
import { TopBar } from '../../../(learn)/_parts/top-bar'
import { VerdictNote } from '../../../(learn)/_parts/verdict'
import { visitor } from '../../../(learn)/session'

export const metadata: Metadata = { title: 'Certificate', robots: { index: false, follow: false } }

/** Whether a certificate holds, for anybody who has its code. */
export default async function CertificateCheckPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const certificate = await getCertificateByCode({ req: await visitor(), code }).catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 404) notFound()
    throw error
  })
  const address = `${env.PUBLIC_URL}/c/${certificate.code}`
  return (
    <div className="portal">
      <TopBar home="/">
        <span className="who">Verification</span>
      </TopBar>
      <main id="main" className="cert-page">
        <VerdictNote certificate={certificate} />
        <Certificate certificate={certificate} address={address} />
        <CertificateActions address={address} />
        <section className="how" aria-labelledby="how">
          <h2 id="how">How this is checked</h2>
          <p>
            The code leads to one record of this installation; paper and PDF are only copies of it. The version of the
            course is kept as it was approved: its fingerprint (sha256) is computed again at each check and compared
            with the one it was released with.
          </p>
          <p>
            The fingerprint covers every lesson, question and answer key, the approval, and the fingerprint of each SOP
            file. It is also inside every package exported for another learning system, so copies can be compared.
          </p>
        </section>
      </main>
    </div>
  )
}
