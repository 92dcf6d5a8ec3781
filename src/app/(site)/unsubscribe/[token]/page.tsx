import type { Metadata } from 'next'
import { getPayload } from 'payload'
import config from '@payload-config'
import { TopBar } from '@/app/(learn)/_parts/top-bar'
import { kinds, readUnsubscribeToken } from '@/systems/notifications/public'
import { StopButton } from './stop-button.client'

export const metadata: Metadata = { title: 'End these messages', robots: { index: false }, referrer: 'no-referrer' }

/** Where the link in a mail leads: it asks first, because programs look at links too. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeURIComponent((await params).token)
  const { secret } = await getPayload({ config })
  const stop = readUnsubscribeToken({ secret, token })
  return (
    <div className="portal">
      <TopBar home="/" />
      <main id="main" className="page narrow">
        {stop ? (
          <>
            <h1>{stop.kind === 'digest' ? 'No more summaries by mail?' : 'No more mail of this kind?'}</h1>
            <p className="lede">
              {stop.kind === 'digest'
                ? 'You will get no summaries, and none of the mail that they gather. Security messages still come.'
                : `It is about: ${kinds[stop.kind].label.toLowerCase()}. You still find it in your messages when you sign in.`}
            </p>
            <StopButton token={token} />
          </>
        ) : (
          <>
            <h1>This link is not whole</h1>
            <p className="lede">Perhaps the mail program has cut it. Sign in and choose there what you are told.</p>
            <p className="go">
              <a className="btn pri" href="/learn/settings/notifications">
                Sign in and choose
              </a>
            </p>
          </>
        )}
      </main>
    </div>
  )
}
