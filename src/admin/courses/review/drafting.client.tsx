'use client'
import { GenerationProgress } from '../overview/generation-progress'
import '../../tokens.css'
import '../overview/overview.css'

/** In place of the review, while the draft is being made. */
export function Drafting({ course }: { course: number }) {
  return (
    <div className="cwa-waiting">
      <h2>The draft is being made</h2>
      <p className="cwa-quiet">You can leave this page. The review opens here when the draft is there.</p>
      <GenerationProgress course={course} />
    </div>
  )
}
