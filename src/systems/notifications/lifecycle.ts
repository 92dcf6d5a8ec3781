/** The life of one message on one channel, from → to. What is suppressed is kept with its reason and never sent. */
export const deliveryMoves = {
  queued: ['sent', 'delivered', 'retry', 'dead', 'suppressed'],
  retry: ['sent', 'delivered', 'retry', 'dead', 'suppressed', 'queued'],
  // The carrier tells later what became of it; a webhook may be sent again by hand.
  sent: ['delivered', 'read', 'failed', 'queued'],
  delivered: ['read', 'failed', 'queued'],
  failed: ['queued', 'delivered'],
  dead: ['queued'],
  read: [],
  suppressed: [],
} as const satisfies Record<string, readonly string[]>

export type NotificationState = keyof typeof deliveryMoves

export const notificationStates = Object.keys(deliveryMoves) as [NotificationState, ...NotificationState[]]

/** States from which `to` may be reached, for `where state in (...)`. */
export function statesBefore(to: NotificationState): NotificationState[] {
  return notificationStates.filter((from) => (deliveryMoves[from] as readonly NotificationState[]).includes(to))
}

export const webhookStates = ['active', 'off', 'gone'] as const
