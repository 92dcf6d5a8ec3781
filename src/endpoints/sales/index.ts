import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { moveRequest, requestStates } from '@/systems/sales/public'

export const salesEndpoints: Record<'requests', Endpoint[]> = {
  requests: [
    defineEndpoint({
      method: 'post',
      path: '/:id/move',
      params: idParam,
      body: z.object({ to: z.enum(requestStates), reason: z.string().trim().min(1).max(2000) }),
      run: ({ req, params, body }) => moveRequest({ req, id: params.id, ...body }),
    }),
  ],
}
