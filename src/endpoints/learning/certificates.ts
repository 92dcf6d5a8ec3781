import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { getCertificateByCode } from '@/systems/learning/public'

export const certificateEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/check/:code',
    params: z.object({ code: z.string().max(60) }),
    open: true,
    run: ({ req, params }) => getCertificateByCode({ req, code: params.code }),
  }),
]
