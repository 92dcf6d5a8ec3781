import type { PersonalDataLine } from '@/shared/personal-data'

/** Messages are no evidence: they go with the person. */
export const notificationsPersonalData: readonly PersonalDataLine[] = [
  { of: 'notifications', people: { recipient: 'about' }, omit: ['key'], onErase: 'delete' },
  { of: 'deliveries', people: { person: 'about' }, emails: { address: [] }, omit: ['key', 'event'], onErase: 'delete' },
  { of: 'preferences', people: { person: 'about' }, onErase: 'delete' },
  { of: 'mails', people: {}, emails: { to: [] }, onErase: 'delete' },
]
