/** The roles of people, as the admin shows them. One person may hold several. */
export const roles = ['learner', 'trainer', 'sales', 'author', 'reviewer', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

/** Roles whose work is in the admin panel; the others have portals of their own. */
export const adminPanelRoles: readonly Role[] = ['sales', 'author', 'reviewer', 'manager', 'admin', 'trainer']
