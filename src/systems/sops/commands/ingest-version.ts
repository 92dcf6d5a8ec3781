import { systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import type { JobContext } from '@/shared/jobs'
import '../events'
import { mediaTypeOf } from '../formats'
import { parseInChild } from '../parsing/parse-in-child'
import { refuse } from '../errors'
import { moveVersion, readSegments, readVersion } from '../rows'
import { passagesOf } from '../search/passages'
import { readOriginal } from '../uploads/read-original'
import { applyKeptCorrections } from './apply-kept-corrections'
import { compareVersion, keepComparison } from './compare-version'
import { embedVersion } from './embed-version'
import { keepParse, startParsing } from './keep-parse'

/**
 * Reads a version's file in a child process, applies its corrections, stores its segments, embeds its sentences, and puts it before its author.
 * Steps: `start`, `parse`, `segments`, `embed-0` …, `compare`, `ready`; each is done once, whatever happens in between.
 */
export async function ingestVersion({
  input,
  payload,
  signal,
  progress,
  step,
}: JobContext<{ version: number }>): Promise<void> {
  const req = await systemRequest(payload, { reason: 'an uploaded file is read without a person behind it' })
  const { organisation, ...version } = await readVersion(req, input.version)
  const scope = { ...version, organisation }
  await step(
    'start',
    () => null,
    async (work) => startParsing(work, input.version),
  )

  await progress(0, 1, 'Reading the file')
  const document = await step('parse', async () => {
    const bytes = await readOriginal({
      payload,
      filename: version.filename,
      prefix: version.prefix,
      sha256: version.sha256,
    })
    const mediaType = mediaTypeOf(version.filename)
    if (!mediaType) throw refuse('sop.unreadable', { filename: version.filename })
    return parseInChild(
      { bytes, filename: version.filename, mediaType },
      // A run that is no longer ours is told so by its signal.
      { signal, onProgress: ({ done, total, label }) => void progress(done, total, label).catch(() => undefined) },
    )
  })
  await step(
    'segments',
    () => null,
    async (work) => {
      const corrected = await applyKeptCorrections(work, scope, document)
      await keepParse(work, scope, corrected, passagesOf(corrected))
    },
  )

  const read = await readVersion(req, version.id)
  const segments = await readSegments(req, version.id)
  const passages = passagesOf({ segments, language: document.language })
  await embedVersion(
    { organisation, version: version.id, language: document.language, passages },
    { payload, signal, progress, step },
  )
  await progress(passages.length, passages.length, 'Comparing with the version before')
  await step(
    'compare',
    async () => compareVersion(req, version.id),
    async (work, comparison) => keepComparison(work, version.id, comparison),
  )
  await step(
    'ready',
    () => null,
    async (work) => {
      await moveVersion(work, await readVersion(work, version.id), 'parse-review', { error: null })
      const facts = {
        organisation,
        sop: version.sop,
        version: version.id,
        segments: segments.length,
        doubts: read.parse?.doubts.length ?? 0,
      }
      await emit(work, 'sop.parsed', facts, { subject: `sop-version:${version.id}` })
    },
  )
}
