export const enrollmentStates = [
  'assigned',
  'in-progress',
  'awaiting-grading',
  'awaiting-observation',
  'awaiting-signature',
  'completed',
  'expiring',
  'expired',
  'superseded',
  'waived',
  'withdrawn',
] as const
export type EnrollmentState = (typeof enrollmentStates)[number]

export const attemptStates = ['in-progress', 'submitted', 'needs-grading', 'graded', 'released', 'voided'] as const
export type AttemptState = (typeof attemptStates)[number]

/** Allowed moves of an attempt, from → to. */
export const attemptMoves: Record<AttemptState, readonly AttemptState[]> = {
  'in-progress': ['submitted', 'voided'],
  submitted: ['needs-grading', 'graded', 'voided'],
  'needs-grading': ['graded', 'voided'],
  graded: ['released', 'voided'],
  released: ['voided'],
  voided: [],
}

/** Allowed moves of an enrollment, from → to. */
export const enrollmentMoves: Record<EnrollmentState, readonly EnrollmentState[]> = {
  assigned: ['in-progress', 'superseded', 'waived', 'withdrawn'],
  'in-progress': [
    'awaiting-grading',
    'awaiting-observation',
    'awaiting-signature',
    'completed',
    'superseded',
    'waived',
    'withdrawn',
  ],
  'awaiting-grading': ['in-progress', 'awaiting-observation', 'awaiting-signature', 'completed', 'withdrawn'],
  'awaiting-observation': ['in-progress', 'awaiting-signature', 'completed', 'withdrawn'],
  'awaiting-signature': ['in-progress', 'awaiting-observation', 'completed', 'withdrawn'],
  completed: ['expiring', 'superseded'],
  expiring: ['expired', 'superseded'],
  expired: ['superseded'],
  superseded: [],
  waived: ['assigned'],
  withdrawn: ['assigned'],
}

/** To whom a course is assigned. All but `people` are kept true when people come and go. */
export const targetKinds = ['people', 'groups', 'cohorts', 'everybody', 'rule'] as const
export type TargetKind = (typeof targetKinds)[number]

export const assignmentStates = ['active', 'ended'] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** What made an assignment: a person for some people, a person who set up a rule, or a list that was imported. */
export const assignmentSources = ['person', 'rule', 'import'] as const
export type AssignmentSource = (typeof assignmentSources)[number]

/** Allowed moves of an import, from → to. What was only checked changes nothing. */
export const importStates = ['checked', 'finished', 'discarded'] as const
export type ImportState = (typeof importStates)[number]
export const importMoves: Record<ImportState, readonly ImportState[]> = {
  checked: ['finished', 'discarded'],
  finished: [],
  discarded: [],
}

/** Work goes on: lessons can be read, progress is kept. A completed course stays open for looking things up. */
export const openEnrollmentStates = [
  'assigned',
  'in-progress',
  'awaiting-grading',
  'awaiting-observation',
  'awaiting-signature',
  'completed',
  'expiring',
] as const satisfies readonly EnrollmentState[]

export const isOpen = (state: EnrollmentState): boolean => (openEnrollmentStates as readonly string[]).includes(state)
