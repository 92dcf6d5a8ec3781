export const notificationStates = [
  'queued',
  'sent',
  'delivered',
  'read',
  'failed',
  'retry',
  'dead',
  'suppressed',
] as const
export type NotificationState = (typeof notificationStates)[number]
