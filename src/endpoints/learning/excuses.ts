import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { endWaiver, waiveEnrollment, withdrawEnrollment } from '@/systems/learning/public'

const reason = z.string().trim().min(1).max(500)

/** Taking people off a course, for a while or for good. */
export const excuseEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/waive',
    params: idParam,
    body: z.object({ reason, until: z.iso.datetime({ offset: true }).nullable().default(null) }),
    run: ({ req, params, body }) => waiveEnrollment({ req, enrollment: params.id, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/end-waiver',
    params: idParam,
    run: ({ req, params }) => endWaiver({ req, enrollment: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/withdraw',
    params: idParam,
    body: z.object({ reason }),
    run: ({ req, params, body }) => withdrawEnrollment({ req, enrollment: params.id, reason: body.reason }),
  }),
]
