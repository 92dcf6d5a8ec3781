import type { PersonalDataLine } from '@/shared/personal-data'

/** Requests are business records: they stay, without the name and address of the person who was erased. */
export const salesPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'requests',
    people: { owner: 'owns' },
    emails: { contact: ['contactName'] },
    copies: ['signOff', 'quote'],
    notPersonal: ['contactLanguage'],
    omit: ['submission'],
    onErase: 'keep',
    handOver: [
      {
        field: 'owner',
        title: 'Requests as owner',
        name: 'title',
        roles: ['sales', 'admin'],
        open: "t.state not in ('closed', 'rejected', 'cancelled')",
      },
    ],
  },
  { of: 'request-events', people: { by: 'by' }, names: { byName: 'by' }, onErase: 'keep' },
  { of: 'request-files', people: {}, notPersonal: ['name', 'filename'], onErase: 'keep' },
]
