import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  correctionSchema,
  correctReading,
  getChanges,
  getParse,
  readAgain,
  rereadFile,
  reopenParse,
  withdrawCorrection,
} from '@/systems/sops/public'

const revision = z.number().int().min(0)

/** Correcting how a file was read, and comparing it with the version before. Answers with the reading as it is then. */
export const correctionEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/corrections',
    params: idParam,
    body: z.object({ revision, correction: correctionSchema }),
    run: async ({ req, params, body }) => {
      const done = await correctReading({ req, version: params.id, ...body })
      return { ...done, parse: await getParse({ req, version: params.id }) }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/corrections/:correction/withdraw',
    params: idParam.extend({ correction: idParam.shape.id }),
    body: z.object({ revision }),
    run: async ({ req, params, body }) => {
      await withdrawCorrection({ req, version: params.id, correction: params.correction, ...body })
      return { parse: await getParse({ req, version: params.id }) }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/read-again',
    params: idParam,
    run: ({ req, params }) => readAgain({ req, version: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/reopen-parse',
    params: idParam,
    run: ({ req, params }) => reopenParse({ req, version: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/new-version',
    params: idParam,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    run: ({ req, params, body }) => rereadFile({ req, version: params.id, ...body }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/changes',
    params: idParam,
    run: ({ req, params }) => getChanges({ req, version: params.id }),
  }),
]
