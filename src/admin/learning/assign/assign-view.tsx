import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { hasRole, personOf } from '@/systems/identity/public'
import { getCourseTraining, listAssignmentChoices } from '@/systems/learning/public'
import { Assign } from './assign.client'

/** The tab "Assign" of a course: to whom it is given, and who is on it. */
export async function AssignView({ doc, initPageResult }: DocumentViewServerProps) {
  const { req } = initPageResult
  const course = Number(doc?.id)
  if (!hasRole(personOf(req), 'trainer', 'manager', 'admin')) {
    return (
      <Gutter className="cwa cwa-page">
        <p>Trainers and training managers assign courses. Ask one of them.</p>
      </Gutter>
    )
  }
  const [training, choices] = await Promise.all([getCourseTraining({ req, course }), listAssignmentChoices({ req })])
  return (
    <Gutter className="cwa cwa-page">
      <Assign key={course} initial={training} choices={choices} />
    </Gutter>
  )
}
