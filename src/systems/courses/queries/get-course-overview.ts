import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { exercisesOf } from '@/shared/manifest/walk'
import { hasRole, personOf } from '@/systems/identity/public'
import { someone } from '../errors'
import { isDecided, type CourseRecord, type ReviewedExercise, type SignatureRecord } from '../model'
import { capacityOf, type Capacity } from '../policies'
import { readClaims, readComments, readCourse, readCurrentSignatures } from '../rows'
import { riskOf } from '../rules/claim-risk'
import { readLabels, type SourceLabel } from '../source-labels'
import { listVersions, type VersionSummary } from './list-versions'

export type CourseOverview = {
  course: Pick<CourseRecord, 'id' | 'title' | 'state' | 'version' | 'updatedAt'> & { summary: string | null }
  may: Capacity
  figures: {
    lessons: number
    minutes: number
    exercises: number
    claims: number
    decided: number
    /** Undecided claims the passages do not fully bear out, or that the verifier remarks on. */
    needLook: number
    openComments: number
  }
  sources: SourceLabel[]
  signatures: SignatureRecord[]
  versions: VersionSummary[]
  /** The latest drafting, null for a course that was never generated. */
  run: GenerationRun | null
}

export type GenerationRun = {
  id: number
  state: string
  progress: { done?: number; total?: number; label?: string } | null
  error: { code?: string; message?: string } | null
}

/** What the course's own page shows: where it stands, what is next, and what came of it. */
export async function getCourseOverview({ req, id }: { req: PayloadRequest; id: number }): Promise<CourseOverview> {
  const person = someone(personOf(req))
  const course = await readCourse({ req, id })
  const [claims, comments, signatures, versions, sources, run] = await Promise.all([
    readClaims({ req, course: id }),
    readComments({ req, course: id }),
    readCurrentSignatures({ req, course: id }),
    listVersions({ req, course: id }),
    readLabels({ req, versions: course.sopVersions }),
    latestRun({ req, course: id }),
  ])
  const lessons = course.content?.modules.flatMap((module) => module.lessons) ?? []
  const exercises = course.content ? exercisesOf(course.content) : []
  const risky = ['unsupported', 'partial', 'stale', 'remarks', 'edited']
  return {
    course: {
      id,
      title: course.title,
      state: course.state,
      version: course.version,
      updatedAt: course.updatedAt,
      summary: course.content?.summary ?? null,
    },
    may: capacityOf({ person, course, claims }),
    figures: {
      lessons: lessons.length,
      minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
      exercises: exercises.length,
      claims: claims.length + exercises.length,
      decided:
        claims.filter(isDecided).length + exercises.filter((exercise) => (exercise as ReviewedExercise).verdict).length,
      needLook: claims.filter((claim) => risky.includes(riskOf(claim))).length,
      openComments: comments.filter((comment) => !comment.resolved).length,
    },
    sources,
    signatures,
    versions,
    run,
  }
}

async function latestRun({ req, course }: { req: PayloadRequest; course: number }): Promise<GenerationRun | null> {
  // Trainers see courses, but not how they were drafted.
  if (!hasRole(personOf(req), 'author', 'reviewer', 'manager', 'admin')) return null
  const { docs } = await find({
    req,
    collection: 'generation-runs',
    where: { course: { equals: course } },
    sort: '-createdAt',
    limit: 1,
  })
  const [run] = docs as unknown as GenerationRun[]
  return run ? { id: run.id, state: run.state, progress: run.progress ?? null, error: run.error ?? null } : null
}
