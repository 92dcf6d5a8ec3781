const day = 24 * 60 * 60 * 1000

/** After how many days in one state a request is old, and very old; states that wait for nobody never are. */
const patience: Record<string, readonly [number, number]> = {
  submitted: [1, 2],
  triage: [3, 7],
  'needs-info': [5, 10],
  quoted: [7, 14],
  approved: [3, 7],
  'in-production': [14, 28],
  'client-review': [7, 14],
  delivered: [14, 30],
  'on-hold': [30, 60],
}

export type Age = { days: number; grade: 'fresh' | 'old' | 'very-old' }

/** How long a request has been where it is. */
export function ageOf({ state, movedAt, now }: { state: string; movedAt: string; now: Date }): Age {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(movedAt)) / day))
  const [old, veryOld] = patience[state] ?? [Infinity, Infinity]
  return { days, grade: days >= veryOld ? 'very-old' : days >= old ? 'old' : 'fresh' }
}
