import { randomUUID } from 'node:crypto'
import type { CollectionAfterChangeHook } from 'payload'
import { emit } from '@/shared/events'
import '@/systems/identity/events'

type Row = Record<string, unknown> & { id: number; organisation: number | { id: number } }

/** What decides which training somebody gets. */
const telling = ['jobRole', 'site', 'state']

/** Tells that somebody joined, or changed job role, site or state, with the change itself. */
export const announcePerson: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id, organisation } = doc as Row
  const before = (previousDoc ?? {}) as Partial<Row>
  const changed = telling.filter((field) => (doc as Row)[field] !== before[field])
  if (operation === 'create' || changed.length > 0) {
    const facts = { organisation: idOf(organisation), person: id, change: randomUUID() }
    await emit(req, 'person.changed', { ...facts, joined: operation === 'create' })
  }
  return doc
}

/** Tells who came to a group or left it, with the change itself. */
export const announceGroup: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id, organisation } = doc as Row
  const after = new Set(idsOf((doc as Row).members))
  const before = new Set(operation === 'create' ? [] : idsOf((previousDoc as Row | undefined)?.members))
  const people = [...new Set([...after, ...before])].filter((person) => after.has(person) !== before.has(person))
  if (people.length > 0) {
    const facts = { organisation: idOf(organisation), group: id, change: randomUUID() }
    await emit(req, 'group.changed', { ...facts, people })
  }
  return doc
}

function idsOf(value: unknown): number[] {
  return Array.isArray(value) ? value.map((one: number | { id: number }) => idOf(one)) : []
}

const idOf = (value: number | { id: number }): number => (typeof value === 'object' ? value.id : value)
