export { deliverMessage } from './commands/deliver-message'
export { markRead } from './commands/mark-read'
export type { Message } from './define-message'
export { messages } from './messages'
