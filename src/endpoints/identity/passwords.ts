import { type Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import {
  acceptInvitation,
  changePassword,
  confirmEmailChange,
  getInvitation,
  requestEmailChange,
  requestPasswordReset,
  requestRegistration,
  resetPassword,
  visitOf,
} from '@/systems/identity/public'
import { inEvenTime, withRetryAfter } from './session-replies'

const token = z.string().min(1).max(200)
const password = z.string().min(1).max(400)
const email = z.email().max(254)

/** The same whoever asks, and whether or not there is such an account. */
const mailMayCome = { message: 'If this address belongs to an account, a mail with a link is on its way.' }

export const passwordEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/forgot-password',
    open: true,
    body: z.object({ email }),
    run: async ({ req, body }) => {
      await inEvenTime(() => requestPasswordReset({ req, email: body.email }))
      return mailMayCome
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/reset-password',
    open: true,
    body: z.object({ token, password }),
    run: async ({ req, body }) => {
      const { email } = await resetPassword({ req, ...body })
      return { email, message: 'Your new password holds. Sign in with it.' }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/change-password',
    body: z.object({ current: password, password }),
    run: ({ req, body }) => withRetryAfter(() => changePassword({ req, ...body, visit: visitOf(req) })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/change-email',
    body: z.object({ email, password }),
    run: ({ req, body }) => withRetryAfter(() => requestEmailChange({ req, ...body, visit: visitOf(req) })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/confirm-email',
    open: true,
    body: z.object({ token }),
    run: ({ req, body }) => confirmEmailChange({ req, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/register',
    open: true,
    body: z.object({
      organisation: z.string().min(1).max(100),
      email,
      name: z.string().trim().max(200).default(''),
      language: z.string().max(35).default('en'),
    }),
    run: async ({ req, body }) => {
      await inEvenTime(() => requestRegistration({ req, ...body }))
      return { message: 'If this address may have an account here, a mail with a link is on its way.' }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/invitation',
    open: true,
    body: z.object({ token }),
    run: async ({ req, body }) => {
      const { email, name, language, organisationName, source } = await getInvitation({ req, ...body })
      return { email, name, language, organisation: organisationName, source }
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/accept-invitation',
    open: true,
    body: z.object({
      token,
      password,
      name: z.string().trim().min(1).max(200),
      language: z.string().max(35).default('en'),
      timeZone: z.string().max(60).default('UTC'),
    }),
    run: ({ req, body }) => acceptInvitation({ req, ...body }),
  }),
]
