import type { PayloadRequest } from 'payload'
import { readRequest } from '../rows'

/** What the client wishes the course to be, in the client's own words. */
type RequestWishes = { audience?: string; goal?: string; languages?: string[] }

/**
 * Asked for by whoever drafts the course. The words are read here and told in no event: events stay in the audit trail for
 * good, and people write names into such fields.
 *
 * @throws `requests.not-found` (404)
 */
export async function getRequestWishes({
  req,
  request,
}: {
  req: PayloadRequest
  request: number
}): Promise<RequestWishes> {
  const { audience, goal, languages } = await readRequest({ req, id: request })
  return {
    ...(audience ? { audience } : {}),
    ...(goal ? { goal } : {}),
    ...(languages.length > 0 ? { languages: [...languages] } : {}),
  }
}
