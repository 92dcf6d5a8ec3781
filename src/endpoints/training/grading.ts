import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { citedSchema } from '../learning/cited'
import {
  answerLearner,
  disputeObservation,
  getGradingPassage,
  getGradingSheet,
  getProof,
  gradeAnswer,
  listGradingQueue,
  observeLearner,
  releaseGrades,
  signObservation,
} from '@/systems/training/public'

const key = z.string().min(1).max(200)
const id = z.coerce.number().int().positive().max(2_147_483_647)
const remark = z.string().max(4000)

/** On attempts, which `learning` owns: how people grade them. */
export const gradingEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/to-grade',
    run: ({ req }) => listGradingQueue({ req, filter: filterSchema.parse(Object.fromEntries(req.searchParams)) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/grading',
    params: idParam,
    run: ({ req, params }) => getGradingSheet({ req, attempt: params.id }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/grading/passages',
    params: idParam,
    run: ({ req, params }) =>
      getGradingPassage({
        req,
        attempt: params.id,
        cited: citedSchema.parse(Object.fromEntries(req.searchParams)),
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/grade',
    params: idParam,
    body: z.object({
      exercise: key,
      levels: z.record(
        key,
        z.object({
          level: z.number().int().min(0).max(100),
          comment: remark.nullish().transform((text) => text ?? null),
          confirmed: z.boolean().default(false),
        }),
      ),
      comment: remark.nullish(),
      override: z.object({ points: z.number(), reason: z.string().max(2000) }).nullish(),
      secondWanted: z.boolean().optional(),
      revision: z.number().int().min(0),
    }),
    run: ({ req, params, body: { exercise, secondWanted, ...given } }) =>
      gradeAnswer({
        req,
        attempt: params.id,
        exercise,
        given: { ...given, ...(secondWanted === undefined ? {} : { secondWanted }) },
      }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/release',
    params: idParam,
    run: ({ req, params }) => releaseGrades({ req, attempt: params.id }),
  }),
]

const filterSchema = z
  .object({
    course: id.optional().catch(undefined),
    cohort: id.optional().catch(undefined),
    after: z.string().max(60).optional().catch(undefined),
  })
  .transform(({ course, cohort, after }) => ({
    ...(course ? { course } : {}),
    ...(cohort ? { cohort } : {}),
    ...(after ? { after } : {}),
  }))

/** On enrollments: what a trainer saw. */
export const observingEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/observe',
    params: idParam,
    body: z.object({
      exercise: key,
      items: z
        .array(z.object({ label: key, observed: z.boolean(), note: remark.optional() }))
        .min(1)
        .max(500),
      note: remark.optional(),
      password: z.string().min(1).max(1000),
    }),
    run: ({ req, params, body: { items, note, ...body } }) =>
      observeLearner({
        req,
        enrollment: params.id,
        ...body,
        items: items.map(({ label, observed, note }) => ({ label, observed, ...(note ? { note } : {}) })),
        ...(note ? { note } : {}),
      }),
  }),
]

export const observationEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/sign',
    params: idParam,
    run: ({ req, params }) => signObservation({ req, id: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/dispute',
    params: idParam,
    body: z.object({ reason: z.string().max(2000) }),
    run: ({ req, params, body }) => disputeObservation({ req, id: params.id, reason: body.reason }),
  }),
]

/** On answer files: the only door they leave by. */
export const proofEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/:id/download',
    params: idParam,
    run: ({ req, params }) => getProof({ req, id: params.id }),
  }),
]

export const answeringEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/answer',
    params: idParam,
    body: z.object({ answer: z.string().trim().min(1).max(4000) }),
    run: ({ req, params, body }) => answerLearner({ req, feedback: params.id, answer: body.answer }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/close',
    params: idParam,
    run: ({ req, params }) => answerLearner({ req, feedback: params.id, answer: null }),
  }),
]
