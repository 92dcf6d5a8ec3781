import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  assignCourse,
  endAssignment,
  findPeople,
  getCourseTraining,
  listAssignmentChoices,
  previewAssignment,
  targetSchema,
  trainingFilters,
} from '@/systems/learning/public'

const id = z.number().int().positive().max(2_147_483_647)

const wishSchema = z.object({
  course: id,
  version: id.optional(),
  to: targetSchema,
  /** ISO 8601 with a zone, or so many days after a person is enrolled; not both. */
  dueAt: z.iso.datetime({ offset: true }).nullish(),
  dueInDays: z.number().int().min(1).max(3650).nullish(),
  reason: z.string().trim().max(500).optional(),
})

function wishOf({ course, version, to, dueAt, dueInDays, reason }: z.output<typeof wishSchema>) {
  return {
    course,
    version,
    target: to,
    due: { dueAt: dueInDays ? null : (dueAt ?? null), dueInDays: dueInDays ?? null },
    reason: reason || null,
  }
}

const shown = z.object({
  filter: z.enum(trainingFilters).catch('all'),
  q: z.string().max(100).catch(''),
  from: z.coerce.number().int().min(0).max(100_000).catch(0),
})

export const assignmentEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/choices', run: ({ req }) => listAssignmentChoices({ req }) }),
  defineEndpoint({
    method: 'get',
    path: '/people',
    run: ({ req }) => findPeople({ req, search: req.searchParams.get('q') ?? '' }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/course/:id',
    params: idParam,
    run: ({ req, params }) => {
      const { filter, q, from } = shown.parse(Object.fromEntries(req.searchParams))
      return getCourseTraining({ req, course: params.id, filter, search: q, from })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/preview',
    body: wishSchema,
    run: ({ req, body }) => previewAssignment({ req, ...wishOf(body) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/assign',
    body: wishSchema,
    run: ({ req, body }) => assignCourse({ req, ...wishOf(body) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/:id/end',
    params: idParam,
    body: z.object({ reason: z.string().trim().min(1).max(500), withdraw: z.boolean().default(false) }),
    run: ({ req, params, body }) => endAssignment({ req, assignment: params.id, ...body }),
  }),
]
