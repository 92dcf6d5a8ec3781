import type { CollectionBeforeValidateHook } from 'payload'
import { assertWebhookAddress } from '@/systems/notifications/public'

/** Refuses an address that could only be one of our own network. */
export const checkWebhookAddress: CollectionBeforeValidateHook = ({ data }) => {
  if (typeof data?.url === 'string') assertWebhookAddress(data.url)
  return data
}
