import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, systemReasonOf, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { personMoves, type PersonState } from '../lifecycle'
import { personOf } from '../session'
import { lockPerson } from '../sign-in/sessions'
import { assertAdminOver } from './revoke-sessions'

const told = { active: 'person.unblocked', blocked: 'person.blocked', left: 'person.left' } as const

/**
 * Blocks a person, lets them in again, or records that they left. Sessions end with it (a hook sees to that).
 * For administrators of the organisation, never for oneself; and for system work.
 *
 * @throws `person.not-found` (404), `person.oneself` (409), `state.illegal-move` (409).
 */
export async function setPersonState({
  req,
  person,
  state,
}: {
  req: PayloadRequest
  person: number
  state: Exclude<PersonState, 'invited'>
}): Promise<void> {
  if (systemReasonOf(req) === undefined) await assertAdminOver({ req, person })
  if (personOf(req)?.id === person) {
    throw new DomainError({
      code: 'person.oneself',
      status: 409,
      message: 'You cannot block yourself. Ask another administrator.',
    })
  }
  await inTransaction(req, async (req) => {
    await lockPerson(req, person)
    const system = asSystem(req, 'the state is not a field that anybody sets')
    const before = await findByID({ req: system, collection: 'users', id: person })
    assertMove({ moves: personMoves, from: before.state, to: state, what: 'This account' })
    await update({ req: system, collection: 'users', id: person, data: { state } })
    await emit(req, told[state], { person }, { subject: `person:${person}` })
  })
}
