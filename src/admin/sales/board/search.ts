import { requestStates } from '@/systems/sales/lifecycle'
import type { RequestFilter } from '@/systems/sales/public'

export type Search = { view: 'board' | 'list'; filter: RequestFilter; filtered: boolean }

/** Filters as they stand in the address; what is none is left out. */
export function readSearch(params: Record<string, string | string[] | undefined>): Search {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
  }
  const owner = one('owner')
  const filter: RequestFilter = {
    state: requestStates.find((state) => state === one('state')),
    owner: owner === 'none' ? 'none' : owner && /^\d{1,9}$/.test(owner) ? Number(owner) : undefined,
    overdue: one('overdue') === '1' || undefined,
    search: one('q')?.slice(0, 100),
    ended: one('ended') === '1' || undefined,
  }
  return {
    view: one('view') === 'list' ? 'list' : 'board',
    filter,
    filtered: Object.values(filter).some((value) => value !== undefined),
  }
}
