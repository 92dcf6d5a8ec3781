import type { Actor, Statement } from '@xapi/xapi'
import type { CourseManifest } from '@/shared/manifest/schema'
import { encodePattern, encodeResponse, interactionOf, responseOf } from '@/systems/courses/exercises'
import { courseActivity, exerciseActivity, lessonActivity } from './activity'
import { duration } from './session-clock'
import type { HandedIn } from './tracking'
import type { StatementWithId } from './xapi-outbox'

type Verb =
  | 'initialized'
  | 'resumed'
  | 'experienced'
  | 'answered'
  | 'completed'
  | 'passed'
  | 'failed'
  | 'suspended'
  | 'terminated'

/** Builds a course's statements for one learner and registration. */
export function statementsFor({
  manifest,
  activityId,
  actor,
  registration,
}: {
  manifest: CourseManifest
  /** As launched; LMSs may call the course by an id of their own. */
  activityId: string | undefined
  actor: Actor
  registration: string | undefined
}) {
  const { language } = manifest
  const text = (words: string) => ({ [language]: words })
  const courseId = activityId ?? courseActivity(manifest)
  const course = {
    objectType: 'Activity' as const,
    id: courseId,
    definition: {
      type: 'http://adlnet.gov/expapi/activities/course',
      name: text(manifest.title),
      description: text(manifest.summary),
    },
  }
  const parent = { objectType: 'Activity' as const, id: courseId }

  const build = (verb: Verb, object: Statement['object'], result?: Statement['result']): StatementWithId => ({
    id: newId(),
    actor,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { 'en-US': verb } },
    object,
    ...(result ? { result } : {}),
    context: {
      ...(registration ? { registration } : {}),
      platform: 'Coursewright',
      language,
      revision: manifest.version,
      contextActivities: object === course ? { grouping: [parent] } : { parent: [parent], grouping: [parent] },
      extensions: { 'urn:coursewright:manifest-hash': manifest.hash },
    },
    timestamp: new Date().toISOString(),
  })

  return {
    courseId,
    initialized: () => build('initialized', course),
    resumed: () => build('resumed', course),
    suspended: (seconds: number) => build('suspended', course, { duration: duration(seconds) }),
    terminated: (seconds: number) => build('terminated', course, { duration: duration(seconds) }),
    completed: (seconds: number) => build('completed', course, { completion: true, duration: duration(seconds) }),
    experienced: ({ id, title }: { id: string; title: string }) =>
      build('experienced', {
        objectType: 'Activity',
        id: lessonActivity(manifest, id),
        definition: { type: 'http://adlnet.gov/expapi/activities/lesson', name: text(title) },
      }),
    judged: ({ score, passed, points, maxPoints }: HandedIn, seconds: number) =>
      build(passed ? 'passed' : 'failed', course, {
        success: passed === true,
        score: { scaled: score ?? 0, raw: points ?? 0, min: 0, max: maxPoints },
        duration: duration(seconds),
      }),
    answered: ({ exercise, answer, grade }: HandedIn['answered'][number]) => {
      const { type, parts, correct } = interactionOf(exercise)
      const response = responseOf(exercise, answer)
      const components = Object.entries(parts ?? {}).map(([name, list]) => [
        name,
        list.map((part) => ({ id: part.id, description: text(part.text) })),
      ])
      return build(
        'answered',
        {
          objectType: 'Activity',
          id: exerciseActivity(manifest, exercise.id),
          definition: {
            type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
            name: text(exercise.prompt),
            description: text(exercise.prompt),
            interactionType: type,
            ...(correct.length
              ? { correctResponsesPattern: correct.map((one) => encodePattern(one, 'scorm-2004')) }
              : {}),
            ...Object.fromEntries(components),
          },
        },
        {
          response: response ? encodeResponse(response, 'scorm-2004') : '',
          ...(grade.correct === null ? {} : { success: grade.correct }),
          ...(grade.score === null
            ? {}
            : { score: { scaled: grade.score, raw: grade.points ?? 0, min: 0, max: grade.maxPoints } }),
        },
      )
    },
  }
}

/** `crypto.randomUUID` exists on secure pages only, and LMSs on plain http still live. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
