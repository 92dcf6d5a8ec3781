import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { linkHours } from '@/shared/files'
import {
  confirmParse,
  getLinkedOriginal,
  getOriginal,
  getPagePicture,
  getParse,
  getPicture,
  linkOriginal,
  searchSegments,
} from '@/systems/sops/public'
import { addingEndpoints } from './adding'
import { correctionEndpoints } from './corrections'

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
    defineEndpoint({
      method: 'post',
      path: '/:id/original/link',
      params: idParam,
      body: z.object({ hours: linkHours }),
      run: ({ req, params, body }) => linkOriginal({ req, version: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/by-link/:token',
      open: true,
      params: z.object({ token: z.string().max(200) }),
      run: ({ req, params }) => getLinkedOriginal({ req, token: params.token }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/pages/:page',
      params: idParam.extend({ page: z.coerce.number().int().positive().max(100_000) }),
      run: ({ req, params }) =>
        getPagePicture({
          req,
          version: params.id,
          page: params.page,
          width: Number(req.searchParams.get('width')) || 1200,
        }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/pictures/:name',
      params: idParam.extend({ name: z.string().regex(/^[\w.-]{1,140}$/) }),
      run: ({ req, params }) => getPicture({ req, version: params.id, name: params.name }),
    }),
    ...addingEndpoints,
    ...correctionEndpoints,
  ],
}
