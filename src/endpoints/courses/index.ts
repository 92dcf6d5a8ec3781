import { Readable } from 'node:stream'
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { linkHours } from '@/shared/files'
import {
  acceptSupportedClaims,
  addComment,
  addExercise,
  addFigure,
  approveCourse,
  decideClaim,
  decideExercise,
  exportLinkedPackage,
  exportPackage,
  getCourseOverview,
  getManifest,
  getReview,
  linkPackage,
  listPictures,
  listVersions,
  publishCourse,
  requestChanges,
  resolveComment,
  retireCourse,
  reviseCourse,
  setSelfEnrolment,
  submitForReview,
  suggestWording,
  type ExportedPackage,
} from '@/systems/courses/public'

const words = z.string().trim().min(1).max(4000)
const reason = z.string().trim().max(2000).optional()
const expected = z.iso.datetime({ offset: true }).optional()

export const coursesEndpoints: Record<'courses' | 'claims' | 'comments' | 'versions', Endpoint[]> = {
  courses: [
    defineEndpoint({
      method: 'get',
      path: '/:id/review',
      params: idParam,
      run: ({ req, params }) => getReview({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/overview',
      params: idParam,
      run: ({ req, params }) => getCourseOverview({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/released-versions',
      params: idParam,
      run: ({ req, params }) => listVersions({ req, course: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/submit',
      params: idParam,
      run: ({ req, params }) => submitForReview({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/accept-supported',
      params: idParam,
      body: z.object({ lesson: z.string().min(1).optional() }),
      run: ({ req, params, body }) => acceptSupportedClaims({ req, course: params.id, lesson: body.lesson }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/exercises',
      params: idParam,
      body: z.object({ exercise: z.string().min(1), decision: z.enum(['accepted', 'rejected']), reason }),
      run: ({ req, params, body }) => decideExercise({ req, course: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/exercises/add',
      params: idParam,
      body: z.looseObject({ type: z.string() }),
      run: ({ req, params, body }) => addExercise({ req, course: params.id, exercise: body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/pictures',
      params: idParam,
      run: ({ req, params }) => listPictures({ req, course: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/figures/add',
      params: idParam,
      body: z.object({
        after: z.string().min(1).max(200),
        source: z.string().min(1).max(200),
        name: z.string().min(1).max(140),
        caption: words.optional(),
        alt: words.optional(),
      }),
      run: ({ req, params, body }) => addFigure({ req, course: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/comments',
      params: idParam,
      body: z.object({ text: words, claimKey: z.string().min(1).optional() }),
      run: ({ req, params, body }) => addComment({ req, course: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/suggestions',
      params: idParam,
      body: z.object({ claimKey: z.string().min(1), suggestedText: words, text: words }),
      run: ({ req, params, body }) => suggestWording({ req, course: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/request-changes',
      params: idParam,
      body: z.object({ comment: words }),
      run: ({ req, params, body }) => requestChanges({ req, id: params.id, comment: body.comment }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/approve',
      params: idParam,
      body: z.object({
        password: z.string().min(1).max(1000),
        meaning: z.enum(['reviewed', 'approved']),
        contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that the review showed'),
      }),
      run: ({ req, params, body }) => approveCourse({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/publish',
      params: idParam,
      run: ({ req, params }) => publishCourse({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/revise',
      params: idParam,
      run: ({ req, params }) => reviseCourse({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/retire',
      params: idParam,
      run: ({ req, params }) => retireCourse({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/self-enrolment',
      params: idParam,
      body: z.object({ allowed: z.boolean() }),
      run: ({ req, params, body }) => setSelfEnrolment({ req, id: params.id, allowed: body.allowed }),
    }),
  ],
  claims: [
    defineEndpoint({
      method: 'post',
      path: '/:id/decide',
      params: idParam,
      body: z.discriminatedUnion('decision', [
        z.object({ decision: z.literal('accept'), reason, expected }),
        z.object({ decision: z.literal('reject'), reason, expected }),
        z.object({
          decision: z.literal('edit'),
          text: words,
          suggestion: z.number().int().positive().optional(),
          expected,
        }),
      ]),
      run: ({ req, params, body: { expected, ...decision } }) =>
        decideClaim({ req, id: params.id, expected, decision }),
    }),
  ],
  comments: [
    defineEndpoint({
      method: 'post',
      path: '/:id/resolve',
      params: idParam,
      run: ({ req, params }) => resolveComment({ req, id: params.id }),
    }),
  ],
  versions: [
    defineEndpoint({
      method: 'get',
      path: '/:id/manifest',
      params: idParam,
      run: ({ req, params }) => getManifest({ req, version: params.id }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/packages/:format',
      params: idParam.extend({ format: z.string().regex(/^[a-z0-9.-]{1,40}$/) }),
      run: async ({ req, params }) => download(await exportPackage({ req, version: params.id, format: params.format })),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/packages/:format/link',
      params: idParam.extend({ format: z.string().regex(/^[a-z0-9.-]{1,40}$/) }),
      body: z.object({ hours: linkHours }),
      run: ({ req, params, body }) => linkPackage({ req, version: params.id, format: params.format, ...body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/by-link/:token',
      open: true,
      params: z.object({ token: z.string().max(200) }),
      run: async ({ req, params }) => download(await exportLinkedPackage({ req, token: params.token })),
    }),
  ],
}

function download({ stream, filename, mediaType }: ExportedPackage): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${filename}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
