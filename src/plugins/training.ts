import type { Plugin } from 'payload'
import { cohorts } from '@/collections/training/cohorts'
import { trainingEndpoints } from '@/endpoints/training'
import { defineSystem } from '@/shared/define-system'

export const trainingPlugin = (): Plugin =>
  defineSystem({
    name: 'training',
    collections: [cohorts],
    endpoints: trainingEndpoints,
  })
