import type { Plugin } from 'payload'
import { contradictionsAdmin } from '@/admin/registration'
import { contradictions } from '@/collections/generation/contradictions'
import { factReadings } from '@/collections/generation/fact-readings'
import { generationRuns } from '@/collections/generation/generation-runs'
import { sopFacts } from '@/collections/generation/sop-facts'
import { generationEndpoints } from '@/endpoints/generation'
import { draftCourseJob } from '@/jobs/generation/draft-course'
import { findContradictionsJob } from '@/jobs/generation/find-contradictions'
import { keepFactsJob } from '@/jobs/generation/keep-facts'
import { startForRequestJob } from '@/jobs/generation/start-for-request'
import { defineSystem } from '@/shared/define-system'
import { generationPersonalData } from '@/systems/generation/personal-data'

export const generationPlugin = (): Plugin =>
  defineSystem({
    name: 'generation',
    personalData: generationPersonalData,
    collections: [generationRuns, sopFacts, factReadings, contradictions],
    endpoints: generationEndpoints,
    admin: { contradictions: contradictionsAdmin },
    jobs: [draftCourseJob, startForRequestJob, keepFactsJob, findContradictionsJob],
  })
