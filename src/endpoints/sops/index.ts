import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { confirmParse, getOriginal, getParse, searchSegments } from '@/systems/sops/public'

export const sopsEndpoints: Record<'sop-versions', Endpoint[]> = {
  'sop-versions': [
    defineEndpoint({
      method: 'post',
      path: '/search',
      body: z.object({
        question: z.string().trim().min(2).max(1000),
        versions: z.array(z.number().int().positive()).min(1).max(200).optional(),
        k: z.number().int().min(1).max(50).optional(),
      }),
      run: ({ req, body }) => searchSegments({ req, ...body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/parse',
      params: idParam,
      run: ({ req, params }) => getParse({ req, version: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/confirm-parse',
      params: idParam,
      run: ({ req, params }) => confirmParse({ req, version: params.id }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/original',
      params: idParam,
      run: ({ req, params }) => getOriginal({ req, version: params.id }),
    }),
  ],
}
