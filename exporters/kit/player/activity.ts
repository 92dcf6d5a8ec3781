/** IRIs of a course and its parts. URNs: a course has no address of its own, and must not seem to have one. */
export function courseActivity({ id, version }: { id: string; version: string }): string {
  return `urn:coursewright:course:${part(id)}:${part(version)}`
}

/** The one assignable unit of a cmi5 course; its id must not be the course's. */
export function unitActivity(course: { id: string; version: string }): string {
  return `${courseActivity(course)}:au`
}

export function objectiveActivity(course: { id: string; version: string }, objective: string): string {
  return `${courseActivity(course)}:objective:${part(objective)}`
}

export function lessonActivity(course: { id: string; version: string }, lesson: string): string {
  return `${courseActivity(course)}:lesson:${part(lesson)}`
}

export function exerciseActivity(course: { id: string; version: string }, exercise: string): string {
  return `${courseActivity(course)}:exercise:${part(exercise)}`
}

function part(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
