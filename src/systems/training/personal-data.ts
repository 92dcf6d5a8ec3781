import type { PersonalDataLine } from '@/shared/personal-data'

/** Attendance, grading and observation are training evidence; what was written to people or about notes is not. */
export const trainingPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'cohorts',
    people: { trainers: 'owns', learners: 'member' },
    notPersonal: ['name'],
    onErase: 'keep',
    handOver: [
      { field: 'trainers', title: 'Cohorts as trainer', name: 'name', roles: ['trainer', 'manager', 'admin'] },
    ],
  },
  {
    of: 'sessions',
    people: { trainer: 'owns' },
    onErase: 'keep',
    handOver: [{ field: 'trainer', title: 'Sessions to come', name: 'title', open: 't.starts_at > now()' }],
  },
  { of: 'attendance', people: { learner: 'about', confirmedBy: 'by' }, copies: ['history'], onErase: 'keep' },
  { of: 'trainer-notes', people: { writtenBy: 'by' }, onErase: 'keep' },
  { of: 'cohort-messages', people: { author: 'by', recipients: 'member' }, texts: { text: 'author' }, onErase: 'keep' },
  {
    of: 'gradings',
    people: { learner: 'about', grader: 'owns' },
    copies: ['history'],
    onErase: 'keep',
    handOver: [
      {
        field: 'grader',
        title: 'Gradings under way',
        name: 'exercise',
        open: "t.state in ('proposed', 'confirmed')",
      },
    ],
  },
  {
    of: 'observations',
    people: { learner: 'about', observer: 'by' },
    names: { learnerName: 'learner', observerName: 'observer' },
    onErase: 'keep',
  },
]
