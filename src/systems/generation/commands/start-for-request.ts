import type { PayloadRequest } from 'payload'
import { emit } from '@/shared/events'
import '../events'
import { providerFor } from '../settings/provider-for'
import { readWishes, type Wishes } from '../wishes'
import { openRun } from './open-run'

/**
 * A client's request is ready: every reading is confirmed. Starts its draft in the name of the author who confirmed last,
 * and tells which course it became.
 */
export async function startForRequest({
  req,
  organisation,
  request,
  sopVersions,
  by,
  wishes: { audience, goal, languages = [] } = {},
}: {
  req: PayloadRequest
  organisation: number
  request: number
  sopVersions: readonly number[]
  by: number
  /** As the client wrote them. */
  wishes?:
    { audience?: string | undefined; goal?: string | undefined; languages?: readonly string[] | undefined } | undefined
}): Promise<void> {
  const provider = await providerFor(req, { organisation })
  const wishes: Wishes = {
    ...readWishes({ audience: shortened(audience) }),
    ...readWishes({ goal: shortened(goal) }),
    // Who cannot write it leaves the course in the SOP's language: a draft in the wrong one is better than none.
    ...(provider.translate ? readWishes({ language: languages[0] }) : {}),
  }
  const started = await openRun({ req, organisation, author: by, sopVersions, provider, wishes })
  await emit(
    req,
    'generation.started-for-request',
    { organisation, request, ...started },
    { subject: `request:${request}` },
  )
}

const LETTERS = 1000

/** A client's letter of four pages: its beginning tells the model enough. */
const shortened = (text: string | undefined): string | undefined =>
  text === undefined || text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1).trimEnd()}…`
