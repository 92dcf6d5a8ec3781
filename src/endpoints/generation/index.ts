import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { cancelGeneration, startGeneration } from '@/systems/generation/public'

const id = z.number().int().positive()

/** How far a run is: GET /generation-runs/:id, with the rest of the row. */
export const generationEndpoints: Record<'generation-runs', Endpoint[]> = {
  'generation-runs': [
    defineEndpoint({
      method: 'post',
      path: '/start',
      body: z.object({
        sopVersions: z.array(id).min(1).max(20),
        title: z.string().trim().max(200).optional(),
        provider: z.string().max(40).optional(),
      }),
      run: ({ req, body }) => startGeneration({ req, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/cancel',
      params: idParam,
      run: ({ req, params }) => cancelGeneration({ req, run: params.id }),
    }),
  ],
}
