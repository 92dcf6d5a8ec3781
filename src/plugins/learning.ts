import type { Plugin } from 'payload'
import { enrollments } from '@/collections/learning/enrollments'
import { attempts } from '@/collections/learning/attempts'
import { certificates } from '@/collections/learning/certificates'
import { learningEndpoints } from '@/endpoints/learning'
import { defineSystem } from '@/shared/define-system'

export const learningPlugin = (): Plugin =>
  defineSystem({
    name: 'learning',
    collections: [enrollments, attempts, certificates],
    endpoints: learningEndpoints,
  })
