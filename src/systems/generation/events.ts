declare module '@/shared/events' {
  interface EventPayloads {
    /** An author asked for a draft. Starts the first of the jobs that make it; each of them tells when the next can begin. */
    'generation.requested': { organisation: number; run: number; course: number }
    'generation.facts-found': { organisation: number; run: number; course: number }
    /** In place of the one above, for what is planned in parts and whose outline nobody asked to see. */
    'generation.long-sop-found': { organisation: number; run: number; course: number }
    'generation.objectives-set': { organisation: number; run: number; course: number }
    /** The outline is there, and its author wants to look at it before the lessons are written. */
    'generation.outline-ready': { organisation: number; run: number; course: number; requestedBy: number }
    /** The outline stands, by the run itself or by its author: the lessons can be written. */
    'generation.outlined': { organisation: number; run: number; course: number }
    'generation.lessons-written': { organisation: number; run: number; course: number }
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
    /** An administrator chose models, or entered or removed a key. `changed` names the settings, never what they are. */
    'ai-settings.changed': { organisation: number; by: number; changed: string[] }
    /** An author asked a model for a part of a draft. Starts the job. */
    'rewrite.requested': { organisation: number; rewrite: number; course: number }
    'rewrite.proposed': { organisation: number; rewrite: number; course: number; provider: string }
    'rewrite.failed': { organisation: number; rewrite: number; course: number; code: string }
    /** What an author made of a proposal. `overwrote`: what was written by hand and went with it, by key. */
    'rewrite.accepted': { rewrite: number; course: number; by: number; overwrote: string[] }
    'rewrite.declined': { rewrite: number; course: number; by: number }
    'rewrite.cancelled': { rewrite: number; course: number; by: number }
    'generation.cancelled': { organisation: number; run: number; course: number }
  }
}

export {}
