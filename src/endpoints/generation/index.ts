import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { judgements } from '@/systems/generation/knowledge/contradictions/model'
import { outlineEditSchema } from '@/systems/generation/pipeline/settle-outline'
import { wishesSchema } from '@/systems/generation/wishes'
import { factKinds } from '@/systems/generation/model'
import {
  addFact,
  cancelGeneration,
  dropFact,
  estimateGeneration,
  editFact,
  getRun,
  getWrittenLesson,
  judgeContradiction,
  restoreFact,
  settleOutline,
  resumeGeneration,
  startGeneration,
} from '@/systems/generation/public'
import { aiSettingsEndpoints } from './ai-settings'

const id = z.number().int().positive()
/** Of the row the person saw. */
const revision = z.number().int().min(0)
const line = z.string().trim().max(4000)
const words = z.object({
  kind: z.enum(factKinds),
  text: line.default(''),
  severity: z.enum(['note', 'caution', 'warning', 'danger']).optional(),
  term: line.max(300).optional(),
  meaning: line.optional(),
  cells: z.array(line).max(60).optional(),
})

/** US dollars; null for none. */
const budget = z.number().positive('A budget is more than nothing.').max(100_000).nullable()
const asked = {
  sopVersions: z.array(id).min(1).max(20),
  provider: z.string().max(40).optional(),
  wishes: wishesSchema.optional(),
}

/** How far a run is: GET /generation-runs/:id, with the rest of the row. */
export const generationEndpoints: Record<
  'generation-runs' | 'sop-facts' | 'contradictions' | 'ai-settings',
  Endpoint[]
> = {
  'ai-settings': aiSettingsEndpoints,
  contradictions: [
    defineEndpoint({
      method: 'post',
      path: '/:id/judge',
      params: idParam,
      body: z.object({ revision, judgement: z.enum(judgements), reason: z.string().trim().max(1000).default('') }),
      run: ({ req, params, body }) => judgeContradiction({ req, id: params.id, ...body }),
    }),
  ],
  'sop-facts': [
    defineEndpoint({
      method: 'post',
      path: '/add',
      body: words.extend({
        version: id,
        segment: z.string().min(1).max(100),
        start: z.number().int().min(0).optional(),
        end: z.number().int().min(1).optional(),
      }),
      run: ({ req, body: { version, segment, start, end, ...given } }) =>
        addFact({ req, version, segment, start, end, words: given }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/edit',
      params: idParam,
      body: words.extend({ revision }),
      run: ({ req, params, body: { revision: seen, ...given } }) =>
        editFact({ req, id: params.id, revision: seen, words: given }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/drop',
      params: idParam,
      body: z.object({ revision }),
      run: ({ req, params, body }) => dropFact({ req, id: params.id, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/restore',
      params: idParam,
      body: z.object({ revision }),
      run: ({ req, params, body }) => restoreFact({ req, id: params.id, ...body }),
    }),
  ],
  'generation-runs': [
    defineEndpoint({
      method: 'post',
      path: '/start',
      body: z.object({
        ...asked,
        title: z.string().trim().max(200).optional(),
        reviewOutline: z.boolean().optional(),
        budget: budget.optional(),
        basedOn: id.optional(),
      }),
      run: ({ req, body }) => startGeneration({ req, ...body }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/estimate',
      body: z.object(asked),
      run: ({ req, body }) => estimateGeneration({ req, ...body }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/view',
      params: idParam,
      run: ({ req, params }) => getRun({ req, run: params.id }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/:id/lessons/:lesson',
      params: idParam.extend({ lesson: z.string().min(1).max(80) }),
      run: ({ req, params }) => getWrittenLesson({ req, run: params.id, lesson: params.lesson }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/outline',
      params: idParam,
      // Nothing sent: as it is.
      body: outlineEditSchema.partial(),
      run: ({ req, params, body: { modules, title } }) =>
        settleOutline({ req, run: params.id, edit: modules ? { modules, title } : undefined }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/cancel',
      params: idParam,
      run: ({ req, params }) => cancelGeneration({ req, run: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/resume',
      params: idParam,
      body: z.object({ budget: budget.optional() }),
      run: ({ req, params, body }) => resumeGeneration({ req, run: params.id, ...body }),
    }),
  ],
}
