import type { AdminViewServerProps } from 'payload'
import { find } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { AdminPage } from '../../shared/admin-page'
import { ImportEnrollments, type CourseToImport } from './import.client'

/** People and courses from a list: look at what it says, then import it. */
export async function ImportView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const allowed = hasRole(personOf(req), 'manager', 'admin')
  const asked = Number(props.searchParams?.course)
  return (
    <AdminPage
      props={props}
      title="Import enrollments"
      words="Upload a list of people and courses. Nothing happens before you have seen what it would do."
    >
      {allowed ? (
        <ImportEnrollments courses={await coursesFor(req)} chosen={Number.isSafeInteger(asked) ? asked : null} />
      ) : (
        <p>Only training managers import enrollments. Ask one of them.</p>
      )}
    </AdminPage>
  )
}

async function coursesFor(req: AdminViewServerProps['initPageResult']['req']): Promise<CourseToImport[]> {
  const { docs } = await find({
    req,
    collection: 'courses',
    where: { version: { exists: true }, state: { not_equals: 'retired' } },
    sort: 'title',
    limit: 500,
    select: { title: true },
  })
  return docs.map(({ id, title }) => ({ id, title }))
}
