declare module '@/shared/events' {
  interface EventPayloads {
    /** An author asked for a draft. Starts the job. */
    'generation.requested': { organisation: number; run: number; course: number }
    /** A run was started for a client's request (sales). */
    'generation.started-for-request': { organisation: number; request: number; run: number; course: number }
    'generation.finished': { organisation: number; run: number; course: number }
    'generation.failed': { organisation: number; run: number; course: number; code: string }
    'generation.cancelled': { organisation: number; run: number; course: number }
  }
}

export {}
