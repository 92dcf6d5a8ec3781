import type { ChangeKind } from './diff/model'

declare module '@/shared/events' {
  interface EventPayloads {
    /** A file was accepted and stored; it is not read yet. */
    'sop.uploaded': { organisation: number; sop: number; version: number }
    /** It was read and indexed; its author can check the reading. */
    'sop.parsed': { organisation: number; sop: number; version: number; segments: number; doubts: number }
    /** Somebody made a link that opens its file without signing in. `until`: ISO 8601. */
    'sop.original-linked': { organisation: number; sop: number; version: number; until: string; by: number }
    'sop.parse-failed': { organisation: number; sop: number; version: number; code: string }
    /** Its author confirmed the reading: courses can be made from it. */
    'sop.parse-confirmed': { organisation: number; sop: number; version: number; by: number }
    /** Nothing was made from it yet, and its author wants to correct it after all. */
    'sop.parse-reopened': { organisation: number; sop: number; version: number; by: number }
    /** Its author wants the file read anew; corrections are applied again. */
    'sop.read-again': { organisation: number; sop: number; version: number; by: number }
    /** Its author put something right: which correction, and what it does (`merge`, `split` …). */
    'sop.corrected': {
      organisation: number
      sop: number
      version: number
      correction: number
      what: string
      revision: number
      by: number
    }
    'sop.correction-withdrawn': {
      organisation: number
      sop: number
      version: number
      correction: number
      revision: number
      by: number
    }
    /**
     * The reading of a version differs from that of the version before: how many passages in which way, and how many of them
     * may change what people have to do. Told again when corrections make the difference another one.
     */
    'sop.changed': {
      organisation: number
      sop: number
      version: number
      before: number
      counts: Record<ChangeKind, number>
      meaning: number
    }
  }
}
