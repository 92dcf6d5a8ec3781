import { localWebhooksAllowed } from './adapters'
import { assertWebhookAddress } from './channels/guarded-post'

/** Refuses an address that this installation would not send a webhook to. @throws `webhook.bad-address` (400) */
export const assertWebhookAddressHere = (address: string): URL =>
  assertWebhookAddress(address, { allowLocal: localWebhooksAllowed() })
