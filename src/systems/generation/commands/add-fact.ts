import type { PayloadRequest } from 'payload'
import { asSystem, create, findByID, inTransaction } from '@/shared/db'
import { emit } from '@/shared/events'
import { badFact, mustBeAuthor } from '../errors'
import '../events'
import { keyOfAdded } from '../knowledge/fact-key'
import type { FactWords } from '../knowledge/model'
import { wordsFor } from '../knowledge/words-for'
import { keepFacts } from './keep-facts'

/**
 * Adds what a person read in a passage and the reader did not. Without `start` and `end` it rests on the whole passage.
 * @throws 403 for others than authors, 404 for a version that is not theirs, generation.bad-fact (400)
 */
export async function addFact({
  req,
  version: id,
  segment: key,
  start,
  end,
  words,
}: {
  req: PayloadRequest
  version: number
  segment: string
  start?: number | undefined
  end?: number | undefined
  words: FactWords
}): Promise<{ id: number }> {
  const person = mustBeAuthor(req)
  const version = (await findByID({ req, collection: 'sop-versions', id })) as unknown as {
    sop: number
    organisation: number
  }
  const { source, rows } = await keepFacts({ req, version: id })
  const segment = source.document.segments.find((one) => one.key === key)
  if (!segment) throw badFact('This passage is not in this version of the SOP. Load the page again.')
  if (segment.kind === 'heading') throw badFact('A heading says nothing that can be taught. Choose a passage below it.')
  const span = { segment: key, start: start ?? 0, end: end ?? segment.text.length }
  if (span.start >= span.end || span.end > segment.text.length)
    throw badFact('The chosen words are not in this passage. Choose them again.')
  const checked = wordsFor(words, null)
  const taken = new Set(rows.map((row) => row.key))
  let times = 1
  while (taken.has(keyOfAdded([span], times))) times += 1
  const orderOf = new Map(source.document.segments.map((one) => [one.key, one.order]))
  const before = rows.findLast(({ spans }) => (orderOf.get(spans.at(-1)?.segment ?? '') ?? Infinity) <= segment.order)
  return inTransaction(req, async (work) => {
    const added = await create({
      req: asSystem(work, 'facts are written by commands alone, whose rules were checked above'),
      collection: 'sop-facts',
      data: {
        organisation: version.organisation,
        version: id,
        sop: version.sop,
        key: keyOfAdded([span], times),
        state: 'added',
        kind: checked.kind,
        text: checked.text,
        order: (before?.order ?? -1) + 0.5,
        spans: [{ ...span, quote: segment.text.slice(span.start, span.end) }],
        words: checked,
        changedBy: person.id,
        changedAt: new Date().toISOString(),
      },
    })
    await emit(
      work,
      'sop-fact.changed',
      {
        organisation: version.organisation,
        sop: version.sop,
        version: id,
        fact: added.id,
        state: 'added',
        by: person.id,
      },
      { subject: `sop-version:${id}` },
    )
    return { id: added.id }
  })
}
