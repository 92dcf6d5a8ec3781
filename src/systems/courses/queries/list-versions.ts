import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import type { VersionState } from '../lifecycle'

export type VersionSummary = {
  id: number
  number: number
  title: string
  language: string
  state: VersionState
  hash: string
  releasedAt: string
}

/** The versions of a course, newest first, without their manifests. @throws 404 where the course is not the person's to see. */
export async function listVersions({
  req,
  course,
}: {
  req: PayloadRequest
  course: number
}): Promise<VersionSummary[]> {
  await findByID({ req, collection: 'courses', id: course, select: {} })
  const { docs } = await find({
    req,
    collection: 'versions',
    where: { course: { equals: course } },
    sort: '-number',
    select: { number: true, title: true, language: true, state: true, hash: true, releasedAt: true },
  })
  return (docs as unknown as VersionSummary[]).map(({ id, number, title, language, state, hash, releasedAt }) => ({
    id,
    number,
    title,
    language,
    state,
    hash,
    releasedAt,
  }))
}
