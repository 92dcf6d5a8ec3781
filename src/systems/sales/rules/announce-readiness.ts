import type { PayloadRequest } from 'payload'
import { asSystem } from '@/shared/db'
import { emit } from '@/shared/events'
import { listVersionStates } from '@/systems/sops/public'
import '../events'
import type { RequestRecord } from '../model'
import { writeRequest } from '../rows'

/**
 * Tells that a course can be drafted for a request in production, once every reading is confirmed; once for each set of
 * versions. The author who confirmed last answers for the draft. The caller has locked the request.
 */
export async function announceReadiness({
  req,
  request,
}: {
  req: PayloadRequest
  request: RequestRecord
}): Promise<void> {
  const { id, organisation, sopVersions, production } = request
  if (request.state !== 'in-production' || !production || request.course !== null || sopVersions.length === 0) return
  const states = await listVersionStates({
    req: asSystem(req, 'whether the readings are confirmed is not the client’s secret'),
    versions: sopVersions,
  })
  const by = states.findLast(({ confirmedBy }) => confirmedBy !== null)?.confirmedBy
  if (states.length < sopVersions.length || states.some(({ confirmed }) => !confirmed) || !by) return
  const requestedFor = [...sopVersions].sort((a, b) => a - b).join(',')
  if (production.requestedFor === requestedFor) return
  const attempt = (production.attempt ?? 0) + 1
  await writeRequest({ req, id, data: { production: { ...production, requestedFor, attempt } } })
  await emit(req, 'request.production-ready', { organisation, request: id, sopVersions, by, attempt })
}
