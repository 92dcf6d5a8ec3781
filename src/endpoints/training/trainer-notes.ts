import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { writeNote } from '@/systems/training/public'

export const trainerNoteEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/write',
    body: z.object({
      version: z.number().int().positive(),
      lesson: z.string().min(1).max(200),
      text: z.string().max(10_000),
      revision: z.number().int().min(0),
    }),
    run: ({ req, body }) => writeNote({ req, ...body }),
  }),
]
