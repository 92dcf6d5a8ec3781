import type { RequestState } from './lifecycle'
import type { Role } from '@/systems/identity/public'

/** Who may bring a request into a state. Sales may make every move; production hands over to client review itself. */
export const mayMoveTo: Record<RequestState, readonly Role[]> = {
  draft: ['sales', 'admin'],
  submitted: ['sales', 'admin'],
  triage: ['sales', 'admin'],
  'needs-info': ['sales', 'author', 'admin'],
  quoted: ['sales', 'admin'],
  approved: ['sales', 'admin'],
  'in-production': ['sales', 'author', 'admin'],
  'client-review': ['sales', 'author', 'admin'],
  delivered: ['sales', 'admin'],
  closed: ['sales', 'admin'],
  rejected: ['sales', 'admin'],
  'on-hold': ['sales', 'admin'],
  cancelled: ['sales', 'admin'],
}

/** Who sees requests at all. */
export const maySee: readonly Role[] = ['sales', 'author', 'manager', 'admin']
/** Who plans them: owner and due date; who makes the quote. */
export const mayPlan: readonly Role[] = ['sales', 'admin']
/** Who writes to the client, asks and adds files. */
export const mayWrite: readonly Role[] = ['sales', 'author', 'admin']
/** Who starts production, and hands a version over. */
export const mayProduce: readonly Role[] = ['sales', 'author', 'admin']
