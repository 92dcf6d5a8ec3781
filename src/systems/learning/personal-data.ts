import type { PersonalDataLine } from '@/shared/personal-data'

/** Enrollments, attempts, certificates and proofs are training evidence: they stay, under a pseudonym. */
export const learningPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'assignments',
    people: { people: 'about', assignedBy: 'by', endedBy: 'by' },
    omit: ['key', 'people'],
    onErase: 'keep',
  },
  {
    of: 'enrollments',
    people: { learner: 'about', assignedBy: 'by', closedBy: 'by' },
    omit: ['dueNotice'],
    onErase: 'keep',
  },
  { of: 'attempts', people: { learner: 'about' }, omit: ['seed', 'drawn'], onErase: 'keep' },
  { of: 'certificates', people: { learner: 'about' }, names: { learnerName: 'learner' }, onErase: 'keep' },
  { of: 'answer-files', people: { learner: 'about' }, notPersonal: ['originalName'], onErase: 'keep' },
  {
    of: 'feedback',
    people: { learner: 'about', answeredBy: 'by' },
    texts: { text: 'learner' },
    onErase: 'keep',
  },
  {
    of: 'enrollment-imports',
    people: { startedBy: 'by' },
    notPersonal: ['filename'],
    copies: ['lines'],
    onErase: 'keep',
  },
]
