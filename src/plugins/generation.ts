import type { Plugin } from 'payload'
import { generationRuns } from '@/collections/generation/generation-runs'
import { generationEndpoints } from '@/endpoints/generation'
import { draftCourseJob } from '@/jobs/generation/draft-course'
import { defineSystem } from '@/shared/define-system'

export const generationPlugin = (): Plugin =>
  defineSystem({
    name: 'generation',
    collections: [generationRuns],
    endpoints: generationEndpoints,
    jobs: [draftCourseJob],
  })
