import type { Role } from '@/systems/identity/public'

/** Who may ask for a draft, and stop one. */
export const mayGenerate: readonly Role[] = ['author']
