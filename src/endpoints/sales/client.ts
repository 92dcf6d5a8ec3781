import { Readable } from 'node:stream'
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import {
  answerQuestion,
  askForChanges,
  decideQuote,
  getClientPackage,
  getClientQuotePdf,
  requestFreshLink,
  signOff,
  signOffMeanings,
  submitRequest,
  writeToSales,
  type SignOffMeaning,
} from '@/systems/sales/public'
import { answerPlainly } from './answer-plainly'
import { readForm, readFormAs } from './read-form'

const token = z.object({ token: z.string().max(200) })
const name = z.string().trim().min(2, 'Enter your name.').max(200)
const words = z.string().trim().min(1, 'Write something first.').max(4000)
const answer = z.object({
  question: z.coerce.number().int().positive(),
  choice: z.string().max(500).optional(),
  text: z.string().trim().max(4000).default(''),
})
const message = z.object({ text: z.string().trim().max(4000).default('') })

/** For people without an account: the public form, and what the holder of a status link may do. */
export const clientEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/submit',
    open: true,
    run: async ({ req }) => answerPlainly(req, async () => submitRequest({ req, ...(await readForm(req)) })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/fresh-link',
    open: true,
    body: token,
    run: ({ req, body }) => requestFreshLink({ req, token: body.token }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/by-link/:token/answers',
    open: true,
    params: token,
    run: async ({ req, params }) => {
      const { fields, files } = await readFormAs(req, answer)
      return answerQuestion({ req, token: params.token, files, ...fields })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/by-link/:token/messages',
    open: true,
    params: token,
    run: async ({ req, params }) => {
      const { fields, files } = await readFormAs(req, message)
      return writeToSales({ req, token: params.token, files, ...fields })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/by-link/:token/quote',
    open: true,
    params: token,
    body: z.object({
      revision: z.number().int().positive(),
      accept: z.boolean(),
      name,
      reason: z.string().trim().max(2000).optional(),
    }),
    run: ({ req, params, body }) => decideQuote({ req, token: params.token, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/by-link/:token/changes',
    open: true,
    params: token,
    body: z.object({ text: words }),
    run: ({ req, params, body }) => askForChanges({ req, token: params.token, text: body.text }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/by-link/:token/sign-off',
    open: true,
    params: token,
    body: z.object({
      name,
      meaning: z.enum(Object.keys(signOffMeanings) as [SignOffMeaning, ...SignOffMeaning[]]),
      hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that the page showed'),
    }),
    run: ({ req, params, body }) => signOff({ req, token: params.token, ...body }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/by-link/:token/quote',
    open: true,
    params: token,
    run: async ({ req, params }) => pdfAnswer(await getClientQuotePdf({ req, token: params.token })),
  }),
  defineEndpoint({
    method: 'get',
    path: '/by-link/:token/packages/:format',
    open: true,
    params: token.extend({ format: z.string().regex(/^[a-z0-9.-]{1,40}$/) }),
    run: async ({ req, params }) => {
      const { stream, filename, mediaType } = await getClientPackage({ req, ...params })
      return new Response(Readable.toWeb(stream) as ReadableStream, {
        headers: {
          'Content-Type': mediaType,
          'Content-Disposition': `attachment; filename="${filename}"`,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'private, no-store',
        },
      })
    },
  }),
]

export function pdfAnswer({ bytes, filename }: { bytes: Uint8Array; filename: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename="${filename}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
