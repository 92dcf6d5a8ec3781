import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  addFiles,
  askQuestion,
  endLinks,
  getQuotePdf,
  getRequestDesk,
  getRequestFile,
  handOver,
  moveRequest,
  planRequest,
  produceRequest,
  quoteRequest,
  requestStates,
  sendMessage,
} from '@/systems/sales/public'
import { clientEndpoints, pdfAnswer } from './client'
import { readForm } from './read-form'

const words = z.string().trim().min(1).max(4000)

export const salesEndpoints: Record<'requests' | 'request-files', Endpoint[]> = {
  requests: [
    ...clientEndpoints,
    defineEndpoint({
      method: 'get',
      path: '/:id/desk',
      params: idParam,
      run: ({ req, params }) => getRequestDesk({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/move',
      params: idParam,
      body: z.object({ to: z.enum(requestStates), reason: z.string().trim().min(1).max(2000) }),
      run: ({ req, params, body }) => moveRequest({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/plan',
      params: idParam,
      body: z.object({
        owner: z.number().int().positive().nullable().optional(),
        dueAt: z.iso.datetime({ offset: true }).nullable().optional(),
      }),
      run: ({ req, params, body }) => planRequest({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/messages',
      params: idParam,
      body: z.object({ text: words, internal: z.boolean().optional() }),
      run: ({ req, params, body }) => sendMessage({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/questions',
      params: idParam,
      body: z.object({ text: words, choices: z.array(z.string().trim().min(1).max(300)).max(6).optional() }),
      run: ({ req, params, body }) => askQuestion({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/files',
      params: idParam,
      run: async ({ req, params }) => addFiles({ req, id: params.id, files: (await readForm(req)).files }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/quote',
      params: idParam,
      body: z.object({
        lines: z
          .array(
            z.object({
              description: z.string().trim().min(1).max(300),
              quantity: z.number().positive().max(100_000),
              unitPrice: z.number().min(0).max(10_000_000),
            }),
          )
          .min(1)
          .max(50),
        currency: z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), 'is no currency'),
        taxPercent: z.number().min(0).max(100).optional(),
        validUntil: z.iso.date(),
        note: z.string().trim().max(2000).optional(),
      }),
      run: ({ req, params, body }) => quoteRequest({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/quote',
      params: idParam,
      run: async ({ req, params }) => pdfAnswer(await getQuotePdf({ req, id: params.id })),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/produce',
      params: idParam,
      run: ({ req, params }) => produceRequest({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/hand-over',
      params: idParam,
      body: z.object({ message: z.string().trim().max(4000).optional() }),
      run: ({ req, params, body }) => handOver({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/end-links',
      params: idParam,
      run: ({ req, params }) => endLinks({ req, id: params.id }),
    }),
  ],
  'request-files': [
    defineEndpoint({
      method: 'get',
      path: '/:id/original',
      params: idParam,
      run: ({ req, params }) => getRequestFile({ req, id: params.id }),
    }),
  ],
}
