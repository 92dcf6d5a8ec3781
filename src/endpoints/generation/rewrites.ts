import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { acceptRewrite, cancelRewrite, declineRewrite, listRewrites, rewritePart } from '@/systems/generation/public'

const id = z.string().min(1).max(200)
const part = z
  .union([z.strictObject({ block: id }), z.strictObject({ exercise: id }), z.strictObject({ lesson: id })], {
    error: 'name one block, exercise or lesson by its id',
  })
  .transform((given) =>
    'block' in given
      ? { kind: 'block' as const, id: given.block }
      : 'exercise' in given
        ? { kind: 'exercise' as const, id: given.exercise }
        : { kind: 'lesson' as const, id: given.lesson },
  )

/** Of courses: what is proposed for their parts, and asking for it. */
export const courseRewriteEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/:id/rewrites',
    params: idParam,
    run: ({ req, params }) => listRewrites({ req, course: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/rewrites',
    params: idParam,
    body: z.object({
      part,
      instruction: z.string().trim().min(1).max(1000),
      provider: z.string().max(40).optional(),
    }),
    run: ({ req, params, body }) =>
      rewritePart({
        req,
        course: params.id,
        ref: body.part,
        instruction: body.instruction,
        provider: body.provider,
      }),
  }),
]

export const rewriteEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/accept',
    params: idParam,
    body: z.object({ overwriteEdited: z.boolean().optional(), lost: z.array(id).max(500).optional() }),
    run: ({ req, params, body }) => acceptRewrite({ req, id: params.id, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/decline',
    params: idParam,
    run: ({ req, params }) => declineRewrite({ req, id: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/cancel',
    params: idParam,
    run: ({ req, params }) => cancelRewrite({ req, id: params.id }),
  }),
]
