import type { RequestState } from '@/systems/sales/public'

/** States as people read them. */
export const stateWords: Record<RequestState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  triage: 'Triage',
  'needs-info': 'Needs info',
  quoted: 'Quoted',
  approved: 'Approved',
  'in-production': 'In production',
  'client-review': 'Client review',
  delivered: 'Delivered',
  closed: 'Closed',
  rejected: 'Rejected',
  'on-hold': 'On hold',
  cancelled: 'Cancelled',
}

/** The board, left to right. */
export const boardStates = [
  'submitted',
  'triage',
  'needs-info',
  'quoted',
  'approved',
  'in-production',
  'client-review',
  'delivered',
] as const satisfies RequestState[]

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

export const onDay = (iso: string): string => days.format(new Date(iso))
export const atTime = (iso: string): string => `${times.format(new Date(iso))} UTC`
export const inDays = (count: number): string => (count === 0 ? 'today' : count === 1 ? '1 day' : `${count} days`)
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(amount)
export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
