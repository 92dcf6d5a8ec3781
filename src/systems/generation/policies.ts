import type { Role } from '@/systems/identity/public'

/** Who may ask for a draft, and stop one. */
export const mayGenerate: readonly Role[] = ['author']

/** Who may edit, drop and add facts of an SOP. */
export const mayEditFacts: readonly Role[] = ['author']

/** Who may say whether two SOPs really contradict each other. */
export const mayJudge: readonly Role[] = ['author', 'reviewer', 'manager']
