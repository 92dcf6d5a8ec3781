import type { PayloadRequest } from 'payload'
import { emit } from '@/shared/events'
import '../events'
import { defaultProvider } from '../providers'
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
}: {
  req: PayloadRequest
  organisation: number
  request: number
  sopVersions: readonly number[]
  by: number
}): Promise<void> {
  const started = await openRun({ req, organisation, author: by, sopVersions, provider: defaultProvider().name })
  await emit(
    req,
    'generation.started-for-request',
    { organisation, request, ...started },
    { subject: `request:${request}` },
  )
}
