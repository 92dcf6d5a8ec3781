'use client'
import type { ReviewClaim } from '@/systems/courses/public'
import { originalAddress } from './original'
import { useReviewContext } from './review-context'

/** The passage directly below its statement, for screens too narrow to show it beside. */
export function PassageHere({ claim }: { claim: ReviewClaim }) {
  const { state } = useReviewContext()
  if (claim.citations.length === 0) return null
  return (
    <div className="cwa-here">
      {claim.citations.map((citation, at) => {
        const source = state.review.sources.find((one) => one.id === citation.source)
        const address = source && originalAddress({ version: source.version, page: citation.page })
        return (
          <figure key={at}>
            <blockquote>{citation.quote}</blockquote>
            <figcaption>
              {source && `${source.sop} ${source.label}, `}
              {citation.path.at(-1)}
              {citation.page ? `, page ${citation.page}` : ''}.{' '}
              {address && (
                <a href={address} target="_blank" rel="noreferrer">
                  Open the original
                </a>
              )}
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}
