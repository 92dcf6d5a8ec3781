import type { CollectionBeforeChangeHook } from 'payload'
import { nextReference } from '@/systems/sales/rules/next-reference'

/** A new request gets the organisation's next number, and the time since which it is where it is. */
export const numberRequest: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const now = new Date()
  const { organisation } = data as { organisation: number | { id: number } }
  return {
    ...data,
    reference: await nextReference({
      req,
      organisation: typeof organisation === 'object' ? organisation.id : organisation,
      year: now.getUTCFullYear(),
    }),
    movedAt: now.toISOString(),
  }
}
