import type { Role } from '@/systems/identity/public'

/** Who may ask for a draft, and stop one. */
export const mayGenerate: readonly Role[] = ['author']

/** Who may edit, drop and add facts of an SOP. */
export const mayEditFacts: readonly Role[] = ['author']

/** Who may say whether two SOPs really contradict each other. */
export const mayJudge: readonly Role[] = ['author', 'reviewer', 'manager']

/** Who may see what is proposed for parts of a draft. */
export const mayLookAtRewrites: readonly Role[] = ['author', 'reviewer', 'manager', 'admin']

/** Who may have parts of a draft written anew, and put what was proposed in their place. */
export const mayRewrite: readonly Role[] = ['author']
