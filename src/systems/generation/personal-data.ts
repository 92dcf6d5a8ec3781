import type { PersonalDataLine } from '@/shared/personal-data'

export const generationPersonalData: readonly PersonalDataLine[] = [
  { of: 'generation-runs', people: { requestedBy: 'by' }, onErase: 'keep' },
]
