/** Components that render on the server, registered as `coursewright/rsc#Name`. */
export { BrandIcon } from './brand/icon'
export { BrandLogo } from './brand/logo'
export { CourseOverviewView } from './courses/overview/course-overview-view'
export { ReviewView } from './courses/review/review-view'
export { WhatNeedsMe } from './dashboard/what-needs-me'
export { ParseView } from './sops/parse/parse-view'
