import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import { suspiciousDoubts } from '@/systems/generation/public'
import { hasRole, personOf } from '@/systems/identity/public'
import { getParse, type ParseView } from '@/systems/sops/public'

export type ParseToCheck = ParseView & {
  confirmedBy: string | null
  /** Whether the person asking may have a course drafted. */
  mayDraft: boolean
  /** Drafted from it, newest first, five at most. */
  courses: { id: number; title: string; state: string }[]
}

/** An SOP version with all that was read of it and what came of it. @throws 404 outside one's organisation. */
export async function loadParse({ req, id }: { req: PayloadRequest; id: number }): Promise<ParseToCheck> {
  const [parse, row, courses] = await Promise.all([
    getParse({ req, version: id }),
    findByID({ req, collection: 'sop-versions', id, depth: 1, select: { confirmedBy: true } }),
    find({
      req,
      collection: 'courses',
      where: { sopVersions: { in: [id] } },
      sort: '-updatedAt',
      limit: 5,
      select: { title: true, state: true },
    }),
  ])
  const { confirmedBy } = row as unknown as { confirmedBy?: { name?: string } | number | null }
  return {
    ...parse,
    // What speaks to a machine rather than to people is a place to look at too.
    doubts: [...parse.doubts, ...suspiciousDoubts(parse.segments)],
    mayDraft: hasRole(personOf(req), 'author'),
    confirmedBy: typeof confirmedBy === 'object' ? (confirmedBy?.name ?? null) : null,
    courses: courses.docs.map(({ id: course, title, state }) => ({ id: course, title, state })),
  }
}
