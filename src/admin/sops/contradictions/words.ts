import type { ContradictionsAsk, ContradictionView } from '@/systems/generation/public'

export const kindWords: Record<ContradictionView['kind'], string> = {
  limit: 'A limit',
  order: 'The order of steps',
  role: 'Who does it',
  rule: 'Whether to do it',
}

export const stateWords: Record<ContradictionsAsk['state'], string> = {
  open: 'To judge',
  real: 'Real',
  resolved: 'Resolved',
  'not-real': 'Not a contradiction',
  past: 'No longer said',
}
