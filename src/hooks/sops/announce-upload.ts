import type { CollectionAfterChangeHook } from 'payload'
import { emit } from '@/shared/events'
import '@/systems/sops/events'

/** Tells that a file is there to be read. */
export const announceUpload: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, sop, organisation } = doc as {
    id: number
    sop: number | { id: number }
    organisation: number | { id: number }
  }
  if (operation === 'create') {
    await emit(
      req,
      'sop.uploaded',
      { organisation: idOf(organisation), sop: idOf(sop), version: id },
      { subject: `sop-version:${id}` },
    )
  }
  return doc
}

const idOf = (value: number | { id: number }): number => (typeof value === 'object' ? value.id : value)
