import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { enrolCohort } from '@/systems/training/public'

export const trainingEndpoints: Record<'cohorts', Endpoint[]> = {
  cohorts: [
    defineEndpoint({
      method: 'post',
      path: '/:id/enrol',
      params: idParam,
      body: z.object({
        version: z.number().int().positive(),
        dueAt: z.iso.datetime().optional(),
        reason: z.string().trim().max(500).optional(),
      }),
      run: ({ req, params, body }) =>
        enrolCohort({
          req,
          id: params.id,
          version: body.version,
          ...(body.dueAt ? { dueAt: body.dueAt } : {}),
          ...(body.reason ? { reason: body.reason } : {}),
        }),
    }),
  ],
}
