'use client'
/** Components that render in the browser, registered as `coursewright/client#Name`. */
export { CourseOverview } from './courses/overview/course-overview.client'
export { Review } from './courses/review/review.client'
export { ParseCheck } from './sops/parse/parse-check.client'
