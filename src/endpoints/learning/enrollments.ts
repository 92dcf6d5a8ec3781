import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  checkPractice,
  enrollLearner,
  getCourse,
  getPassage,
  getPicture,
  getPlayerContent,
  listCatalogue,
  listMyEnrollments,
  progressSchema,
  saveProgress,
  startAttempt,
} from '@/systems/learning/public'
import { citedSchema } from './cited'

const id = z.number().int().positive().max(2_147_483_647)

export const enrollmentEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/mine',
    run: ({ req }) => listMyEnrollments({ req }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/catalogue',
    run: ({ req }) => listCatalogue({ req, search: req.searchParams.get('q') ?? '' }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/course/:id',
    params: idParam,
    run: ({ req, params }) => getCourse({ req, version: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/enroll',
    body: z.object({
      version: id,
      learners: z.array(id).min(1).max(500).optional(),
      dueAt: z.iso.datetime({ offset: true }).optional(),
      reason: z.string().trim().max(500).optional(),
    }),
    run: ({ req, body }) => enrollLearner({ req, ...body }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/player',
    params: idParam,
    run: ({ req, params }) => getPlayerContent({ req, enrollment: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/progress',
    params: idParam,
    body: progressSchema,
    run: ({ req, params, body }) => saveProgress({ req, enrollment: params.id, progress: body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/practice',
    params: idParam,
    body: z.object({ exercise: z.string(), answer: z.unknown() }),
    run: ({ req, params, body }) =>
      checkPractice({ req, enrollment: params.id, exercise: body.exercise, answer: body.answer }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/passages',
    params: idParam,
    run: ({ req, params }) =>
      getPassage({ req, enrollment: params.id, cited: citedSchema.parse(Object.fromEntries(req.searchParams)) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/pictures',
    params: idParam,
    run: ({ req, params }) => getPicture({ req, enrollment: params.id, src: req.searchParams.get('src') ?? '' }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/attempts',
    params: idParam,
    run: ({ req, params }) => startAttempt({ req, enrollment: params.id }),
  }),
]
