import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, remove, update } from '@/shared/db'
import { emit } from '@/shared/events'
import type { Person } from '@/systems/identity/public'
import { factChanged, factWithoutReading, mustBeAuthor } from '../errors'
import '../events'
import type { FactState, FactWords } from '../knowledge/model'
import { wordsFor } from '../knowledge/words-for'
import type { Fact } from '../model'

type Asked = { req: PayloadRequest; id: number; revision: number }
type Row = {
  id: number
  version: number
  sop: number
  organisation: number
  state: FactState
  revision: number
  fact: Fact | null
}
type Changed = { id: number; state: FactState | 'removed' }

/**
 * Puts a person's words in place of what was read. Courses drafted from now on say it so.
 * @throws 403 for others than authors, 404, generation.fact-changed (409) where somebody was quicker, generation.bad-fact (400)
 */
export const editFact = ({ words, ...asked }: Asked & { words: FactWords }): Promise<Changed> =>
  change(asked, (row) => {
    const checked = wordsFor(words, row.fact)
    const { kind, text } = checked
    return { state: row.state === 'added' ? 'added' : 'edited', data: { words: checked, kind, text } }
  })

/** Takes a fact out of what courses are drafted from; it stays listed. One that a person added goes for good. */
export const dropFact = (asked: Asked): Promise<Changed> =>
  change(asked, (row) =>
    row.state === 'added'
      ? { state: 'removed', data: {} }
      : { state: 'dropped', data: { words: null, ...asRead(row) } },
  )

/** Back to what was read. @throws as editing, and 409 for a fact that a person added: there is nothing to go back to */
export const restoreFact = (asked: Asked): Promise<Changed> =>
  change(asked, (row) => {
    if (!row.fact) throw factWithoutReading()
    return { state: 'found', data: { words: null, ...asRead(row) } }
  })

const asRead = ({ fact }: Row) => (fact ? { kind: fact.kind, text: fact.text } : {})

async function change(
  { req, id, revision }: Asked,
  decide: (row: Row) => { state: FactState | 'removed'; data: object },
): Promise<Changed> {
  const person: Person = mustBeAuthor(req)
  return inTransaction(req, async (work) => {
    const row = (await findByID({ req: work, collection: 'sop-facts', id })) as unknown as Row
    if (row.revision !== revision) throw factChanged()
    const { state, data } = decide(row)
    const system = asSystem(work, 'facts are changed by commands alone, whose rules were checked above')
    if (state === 'removed') await remove({ req: system, collection: 'sop-facts', id })
    else
      await update({
        req: system,
        collection: 'sop-facts',
        id,
        data: {
          ...data,
          state,
          revision: revision + 1,
          ...(state === 'found'
            ? { changedBy: null, changedAt: null }
            : { changedBy: person.id, changedAt: new Date().toISOString() }),
        },
      })
    const { organisation, sop, version } = row
    await emit(
      work,
      'sop-fact.changed',
      { organisation, sop, version, fact: id, state, by: person.id },
      { subject: `sop-version:${version}` },
    )
    return { id, state }
  })
}
