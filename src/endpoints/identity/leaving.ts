import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { erasePerson, exportPersonalData, handOver, previewHandOver } from '@/systems/identity/public'

const id = z.number().int().positive().max(2_147_483_647)

async function download(req: PayloadRequest, person?: number): Promise<Response> {
  const { name, zip } = await exportPersonalData({ req, ...(person === undefined ? {} : { person }) })
  return new Response(zip, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** One's data, being erased, and handing over. */
export const leavingEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/personal-data', run: ({ req }) => download(req) }),
  defineEndpoint({
    method: 'get',
    path: '/:id/personal-data',
    params: idParam,
    run: ({ req, params }) => download(req, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/erase',
    params: idParam,
    body: z.object({ reason: z.string().trim().min(3).max(500) }),
    run: ({ req, params, body }) => erasePerson({ req, person: params.id, reason: body.reason }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/hand-over',
    params: idParam,
    run: ({ req, params }) => previewHandOver({ req, person: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/hand-over',
    params: idParam,
    body: z.object({ to: id.nullable().default(null) }),
    run: ({ req, params, body }) => handOver({ req, person: params.id, to: body.to }),
  }),
]
