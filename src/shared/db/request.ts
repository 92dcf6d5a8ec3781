import { createLocalReq, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'

// A symbol, so that no body, query or header can ever set it.
const systemReason: unique symbol = Symbol('coursewright.system-reason')

type SystemRequest = PayloadRequest & { [systemReason]?: string }

/**
 * The same request (user, transaction, locale) with access left unchecked in everything that is called with it.
 * The visible exception to `overrideAccess: false`; the reason stands in the code for the reader.
 */
export function asSystem(req: PayloadRequest, reason: string): PayloadRequest {
  // Payload's own proxy: everything but the reason is read from and written to the original, the transaction included.
  const system: SystemRequest = isolateObjectProperty<SystemRequest>(req, systemReason)
  system[systemReason] = reason
  return system
}

/** Why access is not checked for this request, or undefined where it is. */
export function systemReasonOf(req: PayloadRequest): string | undefined {
  return (req as SystemRequest)[systemReason]
}

/**
 * A request without a person behind it, for jobs, the CLI and seeds. Access is not checked.
 * `organisation` and `actor` (user id) are what `emit` writes beside the events caused with it.
 */
export async function systemRequest(
  payload: Payload,
  { reason, organisation, actor }: { reason: string; organisation?: number | null; actor?: number | null },
): Promise<PayloadRequest> {
  const req: SystemRequest = await createLocalReq(
    { context: { organisation: organisation ?? null, actor: actor ?? null } },
    payload,
  )
  req[systemReason] = reason
  return req
}

/** The organisation this request acts for: its user's, else the one a job runs for, else null. */
export function organisationOf(req: PayloadRequest): number | null {
  return idOf((req.user as { organisation?: unknown } | null)?.organisation) ?? idOf(req.context?.organisation)
}

/** The id of the user this request acts for, or null where nobody asked. */
export function actorOf(req: PayloadRequest): number | null {
  return idOf(req.user) ?? idOf(req.context?.actor)
}

function idOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id)
  return null
}
