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
