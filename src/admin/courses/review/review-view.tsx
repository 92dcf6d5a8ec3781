import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { getCourseOverview, getReview } from '@/systems/courses/public'
import { getRun } from '@/systems/generation/public'
import { listCourseFeedback } from '@/systems/learning/public'
import { Drafting } from './drafting.client'
import { Review } from './review.client'

/** The tab "Review" of a course. */
export async function ReviewView({ doc, initPageResult }: DocumentViewServerProps) {
  const { req } = initPageResult
  const review = await getReview({ req, id: Number(doc?.id) })
  if ('drafting' in review) {
    const { run } = await getCourseOverview({ req, id: Number(doc?.id) })
    return (
      <Gutter className="cwa cwa-page">
        <Drafting course={Number(doc?.id)} run={run && (await getRun({ req, run: run.id }))} />
      </Gutter>
    )
  }
  // Another course, or another state of this one, is another review: nothing typed is carried over.
  const feedback = await listCourseFeedback({ req, course: Number(doc?.id) })
  return <Review key={`${review.course.id} ${review.course.state}`} initial={review} feedback={feedback} />
}
