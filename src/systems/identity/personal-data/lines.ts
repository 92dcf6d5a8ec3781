import type { PersonalDataLine } from '@/shared/personal-data'

/** Accounts themselves are exported and erased by `personal-data/account-fields.ts`. */
export const identityPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'users',
    people: { manager: 'owns' },
    notPersonal: ['name', 'email', 'phone', 'timeZone'],
    onErase: 'keep',
    handOver: [{ field: 'manager', title: 'People as their manager', name: 'name', open: "t.state <> 'left'" }],
  },
  { of: 'groups', people: { members: 'member' }, notPersonal: ['name'], onErase: 'keep' },
  {
    of: 'invitations',
    people: { person: 'about', invitedBy: 'by' },
    emails: { email: ['name'] },
    omit: ['tokenHash'],
    onErase: 'delete',
  },
  { of: 'account-tokens', people: { person: 'about' }, emails: { email: [] }, omit: ['tokenHash'], onErase: 'delete' },
  {
    of: 'api-keys',
    people: { owner: 'about' },
    notPersonal: ['name'],
    omit: ['keyHash'],
    onErase: 'delete',
  },
  { of: 'second-factors', people: { person: 'about' }, omit: ['secret', 'recovery', 'lastStep'], onErase: 'delete' },
  // Ids alone; the trail cannot be altered, and is not.
  { of: 'audit_events', plain: true, people: { actor_id: 'by' }, onErase: 'keep' },
  { of: 'outbox', plain: true, people: { actor_id: 'by' }, onErase: 'keep' },
  { of: 'job_runs', plain: true, people: { actor_id: 'by' }, onErase: 'keep' },
]
