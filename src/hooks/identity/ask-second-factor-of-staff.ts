import type { CollectionAfterChangeHook } from 'payload'
import { signOutStaffWithoutFactor } from '@/systems/identity/public'

/** From the moment the setting is on it holds, also for those who are signed in. */
export const askSecondFactorOfStaff: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  type Setting = { id: number; requireSecondFactor?: boolean | null }
  const { id, requireSecondFactor } = doc as Setting
  const before = (previousDoc as Setting | undefined)?.requireSecondFactor
  if (operation === 'update' && requireSecondFactor && !before)
    await signOutStaffWithoutFactor({ req, organisation: id })
}
