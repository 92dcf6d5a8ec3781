declare module '@/shared/events' {
  interface EventPayloads {
    /** A file was accepted and stored; it is not read yet. */
    'sop.uploaded': { organisation: number; sop: number; version: number }
    /** It was read and indexed; its author can check the reading. */
    'sop.parsed': { organisation: number; sop: number; version: number; segments: number; doubts: number }
    'sop.parse-failed': { organisation: number; sop: number; version: number; code: string }
    /** Its author confirmed the reading: courses can be made from it. */
    'sop.parse-confirmed': { organisation: number; sop: number; version: number; by: number }
  }
}

export {}
