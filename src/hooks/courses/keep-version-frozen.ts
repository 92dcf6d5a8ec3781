import { isDeepStrictEqual } from 'node:util'
import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/shared/errors'

/** All that may ever change about a version, whoever asks. */
const mayChange = new Set(['state', 'updatedAt'])

/** A version is immutable from birth: what learners were trained on stays what it was. */
export const keepVersionFrozen: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  const before = (originalDoc ?? {}) as Record<string, unknown>
  const changed = Object.keys(data as object).find(
    (field) =>
      !mayChange.has(field) &&
      !isDeepStrictEqual(plain((data as Record<string, unknown>)[field]), plain(before[field])),
  )
  if (changed === undefined) return data
  throw new DomainError({
    code: 'version.frozen',
    status: 409,
    message: `A published version never changes, and "${changed}" was to be changed. Publish a new version instead.`,
  })
}

/** As JSON has it: relationships by their id, dates as text, `undefined` as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null
  const json: unknown = JSON.parse(JSON.stringify(value))
  return typeof json === 'object' && json !== null && 'id' in json && 'collection' in json ? json.id : json
}
