import type { PayloadRequest } from 'payload'
import { pictureSrc, picturesOf } from '@/shared/manifest/pictures'
import { contentOf } from '../errors'
import { readCourse } from '../rows'
import { readSources, type CourseSource } from '../sources'
import { refuseToEdit } from './open-part'

export type CoursePicture = {
  /** Id of its source in the course, and the row in `sop-versions` whose file holds it. */
  source: string
  version: number
  /** By which the file knows it. */
  name: string
  /** What the SOP says it shows; '' where it says nothing. */
  caption: string
  sop: string
  path: string[]
  page: number | null
  /** Whether the course shows it already. */
  placed: boolean
}

/** The pictures of a course's sources, for an author who places one. @throws 403 by role, 404, 409 by state */
export async function listPictures({
  req,
  course: id,
}: {
  req: PayloadRequest
  course: number
}): Promise<{ pictures: CoursePicture[] }> {
  const course = await readCourse({ req, id })
  refuseToEdit({ req, course })
  const shown = new Set(picturesOf(contentOf(course)))
  return {
    pictures: (await readSources({ req, course })).flatMap((source) =>
      figuresIn(source).map((picture) => ({ ...picture, placed: shown.has(pictureSrc(picture)) })),
    ),
  }
}

function figuresIn({ id, version, sop, segments }: CourseSource): Omit<CoursePicture, 'placed'>[] {
  if (version === null) return []
  return segments.flatMap(({ picture: name, text, path, page }) =>
    name ? [{ source: id, version, name, caption: text.trim(), sop, path, page: page ?? null }] : [],
  )
}
