import type { PayloadRequest } from 'payload'
import { inTransaction, systemRequest } from '@/shared/db'
import type { JobContext } from '@/shared/jobs'
import { log } from '@/shared/log'
import { sopAdapters } from '../adapters'
import type { Embedder } from '../embedders/define-embedder'
import { spaceOf, speaks } from '../embedders/define-embedder'
import { embedOnce } from '../embedders/embed-once'
import { embedderSwitchedOff, isVectorTrouble } from '../embedders/failures'
import { embedderFor, mayEmbed } from '../embedders/who-embeds'
import { fingerprintOf } from '../search/fingerprint'
import { indexedVersions, noteIndexed, searchModelOf } from '../search/index-state'
import type { Passage } from '../search/passages'
import { embeddingInputs } from '../search/sentence-context'
import type { StoredSentence } from '../stores/define-store'

/** Passages whose sentences are embedded and stored together: a few seconds of work that a crash may cost. */
const BATCH = 12

export type VersionToEmbed = { organisation: number; version: number; language: string; passages: Passage[] }
type Context = Pick<JobContext<unknown>, 'payload' | 'signal' | 'progress' | 'step'>

/**
 * Indexes a version that was just read: with the chosen model, and with the one the organisation still searches with where
 * that is another. An embedder or store that cannot be had for now does not keep a document from its author: it is found by
 * its words, and `keepIndex` makes up for the rest.
 */
export async function embedVersion(version: VersionToEmbed, context: Context): Promise<void> {
  const { embedderOf } = sopAdapters()
  const req = await systemRequest(context.payload, { reason: 'a version is indexed without a person behind it' })
  const embedder = await embedderFor(req, version.organisation)
  const former = await searchModelOf(req, version.organisation)
  const other = former && former.model !== embedder.model ? embedderOf(former.model) : undefined
  const also = other && (await mayEmbed(req, version.organisation, other)) ? other : undefined
  for (const one of [embedder, ...(also ? [also] : [])]) {
    try {
      await embedVersionWith(one, version, { ...context, prefix: 'embed' })
    } catch (error) {
      if (!isVectorTrouble(error)) throw error
      log.warn({ version: version.version, model: one.model, code: error.code }, 'indexing for search is put off')
    }
  }
}

/**
 * Embeds the sentences of a version with one model, in the steps `<prefix>-<model>-0` …, `…-done`: a run
 * that goes on with another model after a restart does its work again with that one. Does nothing where that was
 * done already; makes no vectors where the model does not speak the language.
 */
export async function embedVersionWith(
  embedder: Embedder,
  { organisation, version, language, passages }: VersionToEmbed,
  { payload, signal, progress, step, prefix }: Context & { prefix: string },
): Promise<void> {
  const { store } = sopAdapters()
  const space = spaceOf(embedder)
  const name = `${prefix}-${space.model}`
  const fingerprint = fingerprintOf(passages)
  const req = await systemRequest(payload, { reason: 'a version is indexed without a person behind it' })
  const known = await indexedVersions(req, { organisation, model: space.model, store: store.name, versions: [version] })
  const isUpToDate = known.get(version) === fingerprint
  if (!isUpToDate && speaks(embedder, language)) {
    await step(`${name}-prepare`, async () => {
      await inTransaction(req, () => store.prepare({ req, space }))
      return null
    })
    for (let at = 0; at < passages.length; at += BATCH) {
      await progress(at, passages.length, 'Indexing for search')
      let sentences: StoredSentence[] = []
      const write = async (work: PayloadRequest) => {
        const place = { req: work, organisation, version, space }
        if (at === 0) await store.clear(place)
        await store.add({ ...place, sentences })
      }
      await step(
        `${name}-${at / BATCH}`,
        async () => {
          // Looked at before each batch, so that switching AI off stops a long document under way.
          if (!(await mayEmbed(req, organisation, embedder))) throw embedderSwitchedOff()
          const batch = passages.slice(at, at + BATCH)
          const texts = batch.flatMap(embeddingInputs)
          const vectors = await embedOnce({ payload, organisation, embedder, texts, signal })
          sentences = sentencesOf(batch, vectors)
          if (!store.transactional) await write(req)
          return { sentences: sentences.length }
        },
        async (work) => {
          if (store.transactional) await write(work)
        },
      )
    }
  }
  await step(
    `${name}-done`,
    () => null,
    (work) => noteIndexed(work, { organisation, version, space, store: store.name, fingerprint }),
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
