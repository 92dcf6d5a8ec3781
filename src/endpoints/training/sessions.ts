import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { env } from '@/shared/env'
import {
  attendanceStates,
  bookSeat,
  cancelSession,
  changeSession,
  confirmClaims,
  getAttendanceCode,
  getSessionCalendar,
  recordAttendance,
  scheduleSession,
  sessionTermsSchema,
} from '@/systems/training/public'

const personId = z.number().int().positive()
const recorded = z.enum(attendanceStates).exclude(['expected'])

export const sessionEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/schedule',
    body: sessionTermsSchema.extend({ cohort: personId }),
    run: ({ req, body: { cohort, ...terms } }) => scheduleSession({ req, cohort, terms }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/change',
    params: idParam,
    body: sessionTermsSchema.extend({ sequence: z.number().int().min(0) }),
    run: ({ req, params, body: { sequence, ...terms } }) => changeSession({ req, session: params.id, sequence, terms }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/cancel',
    params: idParam,
    body: z.object({ reason: z.string().trim().max(500) }),
    run: ({ req, params, body }) => cancelSession({ req, session: params.id, reason: body.reason }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/code',
    params: idParam,
    run: async ({ req, params }) => {
      const { path, ...code } = await getAttendanceCode({ req, session: params.id })
      const { toString: qrSvg } = await import('qrcode')
      const address = `${env.PUBLIC_URL}${path}`
      return { ...code, address, svg: await qrSvg(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/calendar',
    params: idParam,
    run: async ({ req, params }) => {
      const { name, type, text } = await getSessionCalendar({ req, session: params.id })
      return new Response(text, {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/attendance',
    params: idParam,
    body: z.object({
      learner: personId,
      state: recorded,
      reason: z.string().trim().max(500).optional(),
      notes: z.string().trim().max(1000).optional(),
    }),
    run: ({ req, params, body: { learner, state, reason, notes } }) =>
      recordAttendance({
        req,
        session: params.id,
        learner,
        state,
        ...(reason === undefined ? {} : { reason }),
        ...(notes === undefined ? {} : { notes }),
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/confirm',
    params: idParam,
    body: z.object({ learners: z.array(personId).max(1000).optional() }),
    run: ({ req, params, body }) =>
      confirmClaims({ req, session: params.id, ...(body.learners ? { learners: body.learners } : {}) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/seat',
    params: idParam,
    body: z.object({ wanted: z.boolean() }),
    run: ({ req, params, body }) => bookSeat({ req, session: params.id, wanted: body.wanted }),
  }),
]
