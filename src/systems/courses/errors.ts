import { DomainError } from '@/shared/errors'
import type { Person } from '@/systems/identity/public'
import type { CourseRecord } from './model'

/** The person of a command. @throws `auth.required` (401): a course is never changed by nobody. */
export function someone(person: Person | null): Person {
  if (person) return person
  throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
}

export function forbidden({ code, message }: { code: string; message: string }): DomainError {
  return new DomainError({ code: `course.${code}`, status: 403, message })
}

export function conflict({ code, message, detail }: { code: string; message: string; detail?: unknown }): DomainError {
  return new DomainError({ code: `course.${code}`, status: 409, message, ...(detail === undefined ? {} : { detail }) })
}

/** @throws `course.no-content` (409) while the course is still being drafted. */
export function contentOf(course: CourseRecord): NonNullable<CourseRecord['content']> {
  if (course.content) return course.content
  throw conflict({ code: 'no-content', message: 'This course is still being drafted. Wait until the draft is there.' })
}
