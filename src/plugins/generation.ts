import type { Plugin } from 'payload'
import { generationRuns } from '@/collections/generation/generation-runs'
import { generationEndpoints } from '@/endpoints/generation'
import { draftCourseJob } from '@/jobs/generation/draft-course'
import { startForRequestJob } from '@/jobs/generation/start-for-request'
import { defineSystem } from '@/shared/define-system'
import { generationPersonalData } from '@/systems/generation/personal-data'

export const generationPlugin = (): Plugin =>
  defineSystem({
    name: 'generation',
    personalData: generationPersonalData,
    collections: [generationRuns],
    endpoints: generationEndpoints,
    jobs: [draftCourseJob, startForRequestJob],
  })
