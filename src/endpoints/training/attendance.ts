import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { claimAttendance } from '@/systems/training/public'

export const attendanceEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/claim',
    body: z.object({ code: z.string().max(60) }),
    run: ({ req, body }) => claimAttendance({ req, code: body.code }),
  }),
]
