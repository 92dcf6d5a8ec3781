import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { hasRole, personOf } from '@/systems/identity/public'
import { forbidden, someone } from '../errors'
import '../events'
import type { CommentRecord } from '../model'
import { mayComment } from '../policies'
import { commentOf } from '../rows'

/** Marks a comment as dealt with. Doing it twice changes nothing. */
export function resolveComment({ req, id }: { req: PayloadRequest; id: number }): Promise<CommentRecord> {
  return inTransaction(req, async (req) => {
    if (!hasRole(someone(personOf(req)), ...mayComment)) {
      throw forbidden({
        code: 'may-not-comment',
        message: 'Comments are resolved by the people who write and review courses.',
      })
    }
    const row = (await findByID({ req, collection: 'comments', id })) as unknown as Parameters<typeof commentOf>[0]
    return resolve({ req, row })
  })
}

/** Closes the suggestion that an edit took over, when it belongs to the same course. */
export async function closeSuggestion({
  req,
  id,
  course,
}: {
  req: PayloadRequest
  id: number
  course: number
}): Promise<void> {
  const row = (await findByID({ req, collection: 'comments', id })) as unknown as Parameters<typeof commentOf>[0]
  if (row.course === course) await resolve({ req, row })
}

async function resolve({
  req,
  row,
}: {
  req: PayloadRequest
  row: Parameters<typeof commentOf>[0]
}): Promise<CommentRecord> {
  if (row.resolved === true) return commentOf(row)
  const resolved = await update({
    req: asSystem(req, 'comments change in one way only: they are resolved'),
    collection: 'comments',
    id: row.id,
    data: { resolved: true },
  })
  await emit(req, 'comment.resolved', { comment: row.id, course: row.course as number })
  return commentOf(resolved as unknown as Parameters<typeof commentOf>[0])
}
