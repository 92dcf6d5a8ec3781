import type { Plugin } from 'payload'
import { contradictionsAdmin, generationRunsAdmin, withAiAdmin } from '@/admin/registration'
import { aiSettings } from '@/collections/generation/ai-settings'
import { contradictions } from '@/collections/generation/contradictions'
import { courseRewrites } from '@/collections/generation/course-rewrites'
import { factReadings } from '@/collections/generation/fact-readings'
import { generationParts } from '@/collections/generation/generation-parts'
import { generationRuns } from '@/collections/generation/generation-runs'
import { sopFacts } from '@/collections/generation/sop-facts'
import { generationEndpoints } from '@/endpoints/generation'
import { courseRewriteEndpoints, rewriteEndpoints } from '@/endpoints/generation/rewrites'
import { draftingJobs } from '@/jobs/generation/draft-course'
import { findContradictionsJob } from '@/jobs/generation/find-contradictions'
import { keepFactsJob } from '@/jobs/generation/keep-facts'
import { rewritePartJob } from '@/jobs/generation/rewrite-part'
import { startForRequestJob } from '@/jobs/generation/start-for-request'
import { defineSystem } from '@/shared/define-system'
import { generationPersonalData } from '@/systems/generation/personal-data'

export const generationPlugin = (): Plugin =>
  defineSystem({
    name: 'generation',
    personalData: generationPersonalData,
    collections: [generationRuns, generationParts, sopFacts, factReadings, contradictions, aiSettings, courseRewrites],
    endpoints: { ...generationEndpoints, 'course-rewrites': rewriteEndpoints },
    endpointsElsewhere: { courses: courseRewriteEndpoints },
    admin: { contradictions: contradictionsAdmin, 'generation-runs': generationRunsAdmin },
    extend: withAiAdmin,
    jobs: [...draftingJobs, startForRequestJob, keepFactsJob, findContradictionsJob, rewritePartJob],
  })
