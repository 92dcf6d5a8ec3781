import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { getCourseOverview, packageFormats } from '@/systems/courses/public'
import { CourseOverview } from './course-overview.client'

/** The first page of a course: where it stands and what is next, in place of fields that nobody edits by hand. */
export async function CourseOverviewView({ doc, initPageResult }: DocumentViewServerProps) {
  const overview = await getCourseOverview({ req: initPageResult.req, id: Number(doc?.id) })
  return (
    <Gutter className="cwa cwa-page">
      <CourseOverview
        key={`${overview.course.state} ${overview.course.updatedAt}`}
        overview={overview}
        formats={await packageFormats()}
      />
    </Gutter>
  )
}
