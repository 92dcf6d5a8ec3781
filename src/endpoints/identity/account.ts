import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  assertAdminOver,
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  getAvatar,
  personOf,
  removeAvatar,
  renewRecoveryCodes,
  resetSecondFactor,
  revokeOwnSession,
  revokeSessions,
  setAvatar,
  setPersonState,
  updateProfile,
  visitOf,
} from '@/systems/identity/public'
import { withRetryAfter } from './session-replies'

const code = z.object({ code: z.string().min(1).max(40) })

export const accountEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/profile',
    body: z.object({
      name: z.string().trim().min(1, 'Your name is missing').max(200),
      language: z.string().min(2).max(35),
      timeZone: z.string().min(1).max(60),
      phone: z.string().max(40).default(''),
    }),
    run: ({ req, body }) => updateProfile({ req, profile: body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/avatar',
    run: async ({ req }) => {
      await setAvatar({ req, picture: await sentFile(req) })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/avatar/remove',
    run: ({ req }) => removeAvatar({ req, person: personOf(req)?.id ?? 0 }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/avatar',
    params: idParam,
    run: async ({ req, params }) => {
      const picture = await getAvatar({ req, person: params.id })
      const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' }
      if (!picture) return new Response(null, { status: 204, headers })
      return new Response(new Uint8Array(picture), { headers: { ...headers, 'content-type': 'image/webp' } })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/sessions/:session/revoke',
    params: z.object({ session: z.string().max(60) }),
    run: async ({ req, params }) => ({ ended: await revokeOwnSession({ req, session: params.session }) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/sessions/revoke-others',
    run: async ({ req }) => ({ ended: await revokeSessions({ req, person: personOf(req)?.id ?? 0 }) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/second-factor/begin',
    run: ({ req }) => beginSecondFactor({ req, person: personOf(req)?.id ?? 0 }),
  }),
  ...(
    [
      ['/second-factor/confirm', confirmSecondFactor],
      ['/second-factor/recovery-codes', renewRecoveryCodes],
      ['/second-factor/disable', disableSecondFactor],
    ] as const
  ).map(([path, command]) =>
    defineEndpoint({
      method: 'post',
      path,
      body: code,
      run: ({ req, body }) =>
        withRetryAfter((): Promise<unknown> =>
          command({ req, person: personOf(req)?.id ?? 0, code: body.code, visit: visitOf(req) }),
        ),
    }),
  ),
  defineEndpoint({
    method: 'post',
    path: '/:id/revoke-sessions',
    params: idParam,
    run: async ({ req, params }) => {
      await assertAdminOver({ req, person: params.id })
      return { ended: await revokeSessions({ req, person: params.id, reason: 'an administrator asked for it' }) }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/reset-second-factor',
    params: idParam,
    run: async ({ req, params }) => {
      await assertAdminOver({ req, person: params.id })
      await resetSecondFactor({ req, person: params.id })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/block',
    params: idParam,
    run: ({ req, params }) => setPersonState({ req, person: params.id, state: 'blocked' }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/unblock',
    params: idParam,
    run: ({ req, params }) => setPersonState({ req, person: params.id, state: 'active' }),
  }),
]

/** The file of a form; empty where none came. The gateway has capped its size. */
async function sentFile(req: PayloadRequest): Promise<Buffer> {
  const isForm = req.headers.get('content-type')?.startsWith('multipart/form-data')
  const file = isForm ? (await req.formData?.())?.get('file') : undefined
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
}
