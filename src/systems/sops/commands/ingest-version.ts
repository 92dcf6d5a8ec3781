import { systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'
import type { JobContext } from '@/shared/jobs'
import { sopAdapters } from '../adapters'
import { speaks } from '../embedders/define-embedder'
import '../events'
import { mediaTypeOf } from '../formats'
import { parseInChild } from '../parsing/parse-in-child'
import { refuse } from '../errors'
import { moveVersion, readVersion } from '../rows'
import type { Passage } from '../search/passages'
import { passagesOf } from '../search/passages'
import { embeddingInputs } from '../search/sentence-context'
import type { StoredSentence } from '../stores/define-store'
import { readOriginal } from '../uploads/read-original'
import { keepParse, startParsing } from './keep-parse'

/** Passages whose sentences are embedded and stored together: a few seconds of work that a crash may cost. */
const BATCH = 12

/**
 * Reads a version's file in a child process, stores its segments, embeds its sentences, and puts it before its author.
 * Steps: `start`, `parse`, `segments`, `embed-0` …, `ready`; each is done once, whatever happens in between.
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
    const bytes = await readOriginal({ payload, filename: version.filename, sha256: version.sha256 })
    const mediaType = mediaTypeOf(version.filename)
    if (!mediaType) throw refuse('sop.unreadable', { filename: version.filename })
    return parseInChild({ bytes, filename: version.filename, mediaType }, { signal })
  })
  const passages = passagesOf(document)
  await step(
    'segments',
    () => null,
    async (work) => keepParse(work, scope, document, passages),
  )

  const { embedder, store } = sopAdapters()
  if (speaks(embedder, document.language)) {
    for (let at = 0; at < passages.length; at += BATCH) {
      await progress(at, passages.length, 'Indexing for search')
      let sentences: StoredSentence[] = []
      await step(
        `embed-${at / BATCH}`,
        async () => {
          const batch = passages.slice(at, at + BATCH)
          const vectors = await embedder.embed(batch.flatMap(embeddingInputs), { signal })
          sentences = sentencesOf(batch, vectors)
          return { sentences: sentences.length }
        },
        async (work) => {
          const place = { req: work, organisation, version: version.id, model: embedder.model }
          if (at === 0) await store.clear(place)
          await store.add({ ...place, sentences })
        },
      )
    }
  }
  await step(
    'ready',
    () => null,
    async (work) => {
      await moveVersion(work, await readVersion(work, version.id), 'parse-review', { error: null })
      const facts = {
        organisation,
        sop: version.sop,
        version: version.id,
        segments: document.segments.length,
        doubts: document.doubts.length,
      }
      await emit(work, 'sop.parsed', facts, { subject: `sop-version:${version.id}` })
    },
  )
}

function sentencesOf(passages: Passage[], vectors: Float32Array[]): StoredSentence[] {
  let at = 0
  return passages.flatMap((passage) =>
    passage.sentences.map(({ text, segment }, sentence) => ({
      segment,
      passage: passage.number,
      sentence,
      text,
      vector: vectors[at++] ?? new Float32Array(),
    })),
  )
}
