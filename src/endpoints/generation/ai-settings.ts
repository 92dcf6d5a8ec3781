import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { getAiInUse, getAiSettings, saveAiSettings, testConnection } from '@/systems/generation/public'
import { modelSteps, providerNames, services } from '@/systems/generation/settings/model'

const model = z.string().trim().min(1).max(120)
const choice = z.object({ provider: z.enum(providerNames), model: model.nullable().default(null) })
const service = z.object({
  key: z
    .string()
    .trim()
    .min(8, 'this is too short for a key')
    .max(500)
    .regex(/^[\x21-\x7e]+$/, 'a key has no blanks and no letters beyond ASCII')
    .nullable()
    .optional(),
  baseURL: z.string().trim().max(500).nullable().optional(),
  model: model.nullable().optional(),
})
const amount = z.number().min(0).max(10_000)
const prices = z.object({
  input: amount,
  cached: amount,
  output: amount,
  of: z.iso.date(),
})

/** Which models an organisation uses. Keys go in here, and come out nowhere. */
export const aiSettingsEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/chosen', run: ({ req }) => getAiSettings(req) }),
  defineEndpoint({ method: 'get', path: '/in-use', run: ({ req }) => getAiInUse(req) }),
  defineEndpoint({
    method: 'post',
    path: '/save',
    body: z.object({
      noAi: z.boolean().optional(),
      defaultProvider: z.enum(providerNames).nullable().optional(),
      steps: z.partialRecord(z.enum(modelSteps), choice.nullable()).optional(),
      services: z.partialRecord(z.enum(services), service).optional(),
      prices: z.record(model, prices.nullable()).optional(),
    }),
    run: ({ req, body }) => saveAiSettings({ req, change: body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/test',
    body: z.object({ service: z.enum(services), model: model.nullable().optional() }),
    run: ({ req, body }) => testConnection({ req, ...body }),
  }),
]
