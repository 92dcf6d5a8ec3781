import type { DomainError } from '@/shared/errors'
import { TopBar } from '../../../(learn)/_parts/top-bar'
import { FreshLink } from './fresh-link.client'

/** For a link that is too old, was taken back, or never was one: the same page, which tells nobody which of them it is. */
export function LinkOver({ token, why }: { token: string; why?: DomainError }) {
  const open = why && !['request.link-over', 'request.no-link'].includes(why.code)
  return (
    <div className="portal">
      <TopBar home="/" />
      <main id="main" className="page narrow">
        {open ? (
          <>
            <h1>There is nothing to look at yet</h1>
            <p className="lede">{why.message}</p>
            <p className="go">
              <a className="btn pri" href={`/r/${token}`}>
                Back to your request
              </a>
            </p>
          </>
        ) : (
          <>
            <h1>This link does not open anything any more</h1>
            <p className="lede">
              Links to a request hold for 30 days. We can send a new one to the address the request was made with.
            </p>
            <FreshLink token={token} />
          </>
        )}
      </main>
    </div>
  )
}
