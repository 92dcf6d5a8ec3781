import type { PersonalDataLine } from '@/shared/personal-data'

/** Who wrote, decided and signed is part of how a course came to be: it stays, under a pseudonym. */
export const coursesPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'courses',
    people: { authors: 'owns' },
    onErase: 'keep',
    // Who wrote a course may not be its only approver, so who wrote it stays named.
    handOver: [
      {
        field: 'authors',
        title: 'Courses as author',
        name: 'title',
        open: "t.state <> 'retired'",
        roles: ['author', 'admin'],
        keep: true,
      },
    ],
  },
  {
    of: 'claims',
    people: { decidedBy: 'by', editedBy: 'by' },
    names: { decidedByName: 'decidedBy', editedByName: 'editedBy' },
    onErase: 'keep',
  },
  { of: 'comments', people: { author: 'by' }, names: { authorName: 'author' }, onErase: 'keep' },
  { of: 'signatures', people: { by: 'by' }, names: { byName: 'by' }, onErase: 'keep' },
  { of: 'versions', people: { releasedBy: 'by' }, omit: ['manifest'], onErase: 'keep' },
]
