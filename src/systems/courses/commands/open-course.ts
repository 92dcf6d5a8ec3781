import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'

/** A course that a run will fill. For the generator, in its transaction; the person becomes its author. Returns its id. */
export async function openCourse({
  req,
  organisation,
  title,
  sopVersions,
  author,
}: {
  req: PayloadRequest
  organisation: number
  title: string
  sopVersions: number[]
  author: number
}): Promise<number> {
  const course = await create({
    req: asSystem(req, 'a course is opened by starting a generation, whose rules were checked'),
    collection: 'courses',
    data: { organisation, title, state: 'generating', sopVersions, authors: [author] },
  })
  return course.id
}
