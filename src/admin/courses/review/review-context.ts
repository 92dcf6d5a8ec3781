'use client'
import { createContext, useContext } from 'react'
import type { ReviewCitation } from '@/systems/courses/public'
import type { CourseFeedback } from '@/systems/learning/public'
import type { ReviewState } from './use-review'

type Shared = {
  state: ReviewState
  /** The passages of the selected item, and the one shown beside the course. */
  citations: ReviewCitation[]
  citation: ReviewCitation | null
  openCitation: (citation: ReviewCitation | null) => void
  /** What learners said of the versions so far, newest first. */
  feedback: CourseFeedback[]
}

export const ReviewContext = createContext<Shared | null>(null)

export function useReviewContext(): Shared {
  const shared = useContext(ReviewContext)
  if (!shared) throw new Error('A part of the review was rendered outside of it.')
  return shared
}
