import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { enrolCohort, sendMessage } from '@/systems/training/public'

export const cohortEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/enrol',
    params: idParam,
    body: z.object({
      version: z.number().int().positive(),
      dueAt: z.iso.datetime().optional(),
      reason: z.string().trim().max(500).optional(),
      missingOnly: z.boolean().optional(),
    }),
    run: ({ req, params, body }) =>
      enrolCohort({
        req,
        id: params.id,
        version: body.version,
        ...(body.dueAt ? { dueAt: body.dueAt } : {}),
        ...(body.reason ? { reason: body.reason } : {}),
        ...(body.missingOnly ? { missingOnly: true } : {}),
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/messages',
    params: idParam,
    body: z.object({
      subject: z.string().trim().min(1, 'say what it is about').max(160),
      text: z.string().trim().min(1, 'write something').max(5000),
    }),
    run: ({ req, params, body }) => sendMessage({ req, cohort: params.id, ...body }),
  }),
]
