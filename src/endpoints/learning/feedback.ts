import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { feedbackKinds, giveFeedback, listCourseFeedback, listOwnFeedback } from '@/systems/learning/public'

const key = z.string().min(1).max(200)

/** On enrollments: what their learner says. */
export const givingEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/:id/feedback',
    params: idParam,
    run: ({ req, params }) => listOwnFeedback({ req, enrollment: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/feedback',
    params: idParam,
    body: z.object({ lesson: key, block: key, kind: z.enum(feedbackKinds), text: z.string().max(2000).optional() }),
    run: ({ req, params, body: { text, ...body } }) =>
      giveFeedback({ req, enrollment: params.id, ...body, ...(text ? { text } : {}) }),
  }),
]

export const feedbackEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/of-course/:id',
    params: idParam,
    run: ({ req, params }) => listCourseFeedback({ req, course: params.id }),
  }),
]
