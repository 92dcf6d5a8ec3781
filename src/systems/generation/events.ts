declare module '@/shared/events' {
  interface EventPayloads {
    /** An author asked for a draft. Starts the job. */
    'generation.requested': { organisation: number; run: number; course: number }
    /** A run was started for a client's request (sales). */
    'generation.started-for-request': { organisation: number; request: number; run: number; course: number }
    'generation.finished': { organisation: number; run: number; course: number }
    /** A model could not finish: a person has to decide. What was paid for is kept. */
    'generation.needs-human': { organisation: number; run: number; course: number; message: string }
    'generation.failed': { organisation: number; run: number; course: number; code: string }
    /** A person edited, dropped, added or restored a fact of an SOP version. */
    'sop-fact.changed': {
      organisation: number
      sop: number
      version: number
      fact: number
      state: 'found' | 'edited' | 'added' | 'dropped' | 'removed'
      by: number
    }
    /** SOPs of the organisation were compared, and new contradictions were found. */
    'contradictions.found': { organisation: number; sop: number; version: number; found: number }
    /** A person said what a contradiction is. */
    'contradiction.judged': { organisation: number; contradiction: number; judgement: string; by: number }
    'generation.cancelled': { organisation: number; run: number; course: number }
  }
}

export {}
