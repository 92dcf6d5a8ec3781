import { hasRole, type Person, type Role } from '@/systems/identity/public'
import { editStates, reviewStates, type CourseState } from './lifecycle'
import type { ClaimRecord, CourseRecord } from './model'
import { standingOf, type Standing } from './rules/who-may-approve'

/** Who may bring a course into a state by hand. `approved` is reached by signing, `generating` by the generator only. */
export const mayMoveTo: Record<CourseState, readonly Role[]> = {
  generating: [],
  draft: ['author', 'admin'],
  'in-review': ['author', 'admin'],
  'changes-requested': ['reviewer'],
  approved: ['reviewer'],
  published: ['author', 'reviewer', 'manager', 'admin'],
  retired: ['author', 'manager', 'admin'],
}

export const mayExport: readonly Role[] = ['author', 'reviewer', 'manager', 'admin']
export const mayComment: readonly Role[] = ['author', 'reviewer', 'manager', 'admin']

/** What a person may do with a course as it stands; the commands refuse by it and the screens show by it. */
export type Capacity = {
  standing: Standing
  /** Accept and reject for good. */
  decide: boolean
  edit: boolean
  /** Add exercises of one's own. */
  add: boolean
  sign: boolean
  comment: boolean
  submit: boolean
  publish: boolean
  revise: boolean
  retire: boolean
  export: boolean
}

export function capacityOf({
  person,
  course,
  claims,
}: {
  person: Person
  course: Pick<CourseRecord, 'authors' | 'state'>
  claims: readonly Pick<ClaimRecord, 'editedBy' | 'state'>[]
}): Capacity {
  const standing = standingOf({ person: person.id, course, claims })
  const reviewer = hasRole(person, 'reviewer') && standing !== 'author'
  const inReview = reviewStates.includes(course.state)
  return {
    standing,
    decide: reviewer && inReview,
    edit: editStates.includes(course.state) && (hasRole(person, 'author') || (reviewer && inReview)),
    add: editStates.includes(course.state) && hasRole(person, 'author'),
    sign: reviewer && course.state === 'in-review',
    comment: hasRole(person, ...mayComment) && course.state !== 'retired',
    submit: hasRole(person, ...mayMoveTo['in-review']) && ['draft', 'changes-requested'].includes(course.state),
    publish: hasRole(person, ...mayMoveTo.published) && course.state === 'approved',
    revise: hasRole(person, ...mayMoveTo.draft) && course.state === 'published',
    retire: hasRole(person, ...mayMoveTo.retired) && course.state !== 'retired',
    export: hasRole(person, ...mayExport),
  }
}
