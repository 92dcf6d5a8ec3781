import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { issueKey, revokeKey, scopeNames, type ScopeName } from '@/systems/identity/public'

export const apiKeyEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/issue',
    body: z.object({
      name: z.string().trim().min(1, 'Give the key a name').max(100),
      scopes: z.array(z.enum(scopeNames as [ScopeName, ...ScopeName[]])).min(1, 'Choose at least one scope'),
      expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
    }),
    run: ({ req, body }) => issueKey({ req, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/revoke',
    params: idParam,
    run: ({ req, params }) => revokeKey({ req, key: params.id }),
  }),
]
