import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { getResult, keepAnswerFile, saveAnswer, submitAttempt, voidAttempt } from '@/systems/learning/public'

export const attemptEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/:id/answers',
    params: idParam,
    body: z.object({ exercise: z.string().min(1).max(200), answer: z.unknown() }),
    run: ({ req, params, body }) =>
      saveAnswer({ req, attempt: params.id, exercise: body.exercise, answer: body.answer }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/files',
    params: idParam,
    // A form with the file; `?exercise=` says for which question.
    run: async ({ req, params }) => {
      await addDataAndFileToRequest(req)
      const exercise = (req.searchParams.get('exercise') ?? '').slice(0, 200)
      return keepAnswerFile({ req, attempt: params.id, exercise, file: req.file })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/submit',
    params: idParam,
    // Whatever else a body says (a score, a role, another learner) is not read.
    body: z.object({ answers: z.record(z.string().max(200), z.unknown()).default({}) }),
    run: ({ req, params, body }) => submitAttempt({ req, attempt: params.id, answers: body.answers }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/void',
    params: idParam,
    body: z.object({ reason: z.string().trim().min(1).max(2000) }),
    run: ({ req, params, body }) => voidAttempt({ req, attempt: params.id, reason: body.reason }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/:id/result',
    params: idParam,
    run: ({ req, params }) => getResult({ req, attempt: params.id }),
  }),
]
