declare module '@/shared/events' {
  interface EventPayloads {
    'cohort.enrolled': { cohort: number; version: number; learners: number[] }
  }
}

export {}
