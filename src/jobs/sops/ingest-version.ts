import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** Reads an uploaded file, and indexes it for search; each time its author asks for it. */
export const ingestVersionJob = defineJob({
  name: 'sops.ingest-version',
  on: ['sop.uploaded', 'sop.read-again'],
  key: ({ version }, event) =>
    event?.type === 'sop.read-again' ? `version:${version}:${event.id}` : `version:${version}`,
  input: z.object({ organisation: z.number(), sop: z.number(), version: z.number() }),
  concurrency: 2,
  run: async (context) => {
    const { ingestVersion } = await import('@/systems/sops/commands/ingest-version')
    await ingestVersion(context)
  },
  died: async (req, { input, error }) => {
    const { failVersion } = await import('@/systems/sops/commands/fail-version')
    await failVersion({ req, version: input.version, code: error.code, message: error.message })
  },
})
