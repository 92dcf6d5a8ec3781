import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { checkImport, getImport, getImportReport, runImport } from '@/systems/learning/public'

const given = z.object({
  filename: z.string().max(200).catch('list.csv'),
  course: z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null),
})

export const importEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/check',
    // The body is the file itself: its bytes say which encoding it has.
    run: async ({ req }) => {
      const { filename, course } = given.parse(Object.fromEntries(req.searchParams))
      const bytes = new Uint8Array((await req.arrayBuffer?.()) ?? new ArrayBuffer(0))
      return checkImport({ req, filename, course, bytes })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/run',
    params: idParam,
    body: z.object({
      goodLinesOnly: z.boolean().default(false),
      invite: z.boolean().default(false),
      reason: z.string().trim().max(500).optional(),
    }),
    run: ({ req, params, body }) => runImport({ req, id: params.id, ...body, reason: body.reason || null }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/result',
    params: idParam,
    run: ({ req, params }) => getImport({ req, id: params.id }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/report',
    params: idParam,
    run: async ({ req, params }) => {
      const { name, csv } = await getImportReport({ req, id: params.id })
      return new Response(csv, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
]
